import type { Metric } from "./metric";

const PATTERNS = ["sequential", "random"] as const;
const DIRECTIONS = ["read", "write", "trim"] as const;

export const STORAGE: readonly Metric[] = PATTERNS.flatMap((pattern) =>
  DIRECTIONS.flatMap((direction): Metric[] => {
    const name = `${pattern === "random" ? "Random" : "Sequential"} ${direction}`;
    const shared = { axis: "storage", headline: true, scope: "axis" } as const;
    return [
      {
        ...shared,
        id: `${pattern}-${direction}-bandwidth`,
        label: `${name}, bandwidth`,
        meaning: `Data per second in ${name.toLowerCase()}s of the storage.`,
        unit: "B/s",
        better: "higher",
        loadLimited: true,
      },
      {
        ...shared,
        id: `${pattern}-${direction}-iops`,
        label: `${name}, operations`,
        meaning: `Operations per second in ${name.toLowerCase()}s of the storage.`,
        unit: "op/s",
        better: "higher",
        loadLimited: true,
      },
      {
        ...shared,
        id: `${pattern}-${direction}-latency`,
        label: `${name}, completion time`,
        meaning: `The time until one ${name.toLowerCase()} is done.`,
        unit: "s",
        better: "lower",
        loadLimited: false,
      },
    ];
  }),
);
