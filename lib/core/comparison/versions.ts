import type { Measurement } from "../run/run";

/** Whether two names are the same but for case, spacing, punctuation and a leading maker's name. */
export function sameName(a: string, b: string): boolean {
  return plain(a) === plain(b);
}

const plain = (name: string) =>
  name
    .toLowerCase()
    .replace(/^(nvidia|amd|intel)\b/, "")
    .replaceAll(/[^a-z0-9]+/g, "");

/** How far apart two version texts are. Without two numbers to read, a difference counts as minor. */
export function versionDistance(a: string, b: string): "same" | "minor" | "major" {
  if (plainVersion(a) === plainVersion(b)) return "same";
  const [x, y] = [numbers(a), numbers(b)];
  if (!x || !y) return "minor";
  return x[0] === y[0] ? "minor" : "major";
}

const plainVersion = (version: string) =>
  version
    .trim()
    .toLowerCase()
    .replace(/^v(?=\d)/, "");

function numbers(version: string): [number, number] | null {
  const found = /^v?(\d+)\.(\d+)/.exec(version.trim().toLowerCase());
  return found ? [Number(found[1]), Number(found[2])] : null;
}

/** Versions from which a row of a tool means something else (FORMATS 1.10). */
interface Turn {
  tool: string;
  /** First version with the new meaning. */
  from: [number, number];
  rows: (m: Pick<Measurement, "workload" | "params">) => boolean;
  meaning: string;
}

const TURNS: readonly Turn[] = [
  {
    tool: "nvbandwidth",
    from: [0, 8],
    rows: (m) =>
      m.workload.includes("device_to_device_latency_sm") || /device_to_device_bidirectional_.*_ce$/.test(m.workload),
    meaning: "before 0.8 it was one direction, or the host's latency; from 0.8 it is the total, or the GPU's",
  },
  {
    tool: "MLPerf LoadGen",
    from: [1, 0],
    rows: (m) => /multistream/i.test(`${m.workload} ${String(m.params.scenario ?? "")}`),
    meaning: "MultiStream before version 1.0 was another scenario",
  },
  {
    tool: "fio",
    from: [3, 0],
    rows: () => true,
    meaning: "fio before 3.0 writes and rounds other units",
  },
  {
    tool: "sysbench",
    from: [1, 0],
    rows: (m) => /\bcpu\b/.test(m.workload),
    meaning: "the cpu test before 1.0 counts another kind of event",
  },
];

/** Why a row means different things on the two sides, or `null`. */
export function meaningTurned(
  tool: string,
  row: Pick<Measurement, "workload" | "params">,
  versions: readonly (string | null)[],
): string | null {
  const turn = TURNS.find((t) => sameName(t.tool, tool) && t.rows(row));
  if (!turn) return null;
  const read = versions.map((v) => (v === null ? null : numbers(v))).filter((v): v is [number, number] => v !== null);
  const late = ([major, minor]: [number, number]) =>
    major > turn.from[0] || (major === turn.from[0] && minor >= turn.from[1]);
  return read.some(late) && !read.every(late) ? turn.meaning : null;
}
