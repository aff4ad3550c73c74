import { type Item, isEnvironment } from "./upload-item";

/** The server reads two files at a time; more at once would only wait there. */
export const AT_ONCE = 2;
/** A file over which the connection was lost so often is set aside: it may be the file. */
export const MAX_LOST = 3;

/** Why nothing is sent at the moment. */
export type Halt = { why: "lost" } | { why: "busy"; until: number } | { why: "stopped" };

interface Lanes {
  /** Keys of the files that are being sent. */
  running: ReadonlySet<string>;
  /** The batch is open, so that saving can be written down there. */
  maySave: boolean;
}

/** The files whose turn it is: environment files are saved before the results that name them, saving goes before reading. */
export function nextUp(items: readonly Item[], { running, maySave }: Lanes): Item[] {
  const free = AT_ONCE - running.size;
  if (free <= 0) return [];
  const idle = items.filter((i) => !running.has(i.key));
  const waiting = maySave ? idle.filter((i) => i.phase === "waiting") : [];
  const environments = waiting.filter(isEnvironment);
  const isEnvironmentOpen = items.some((i) => isEnvironment(i) && ["waiting", "saving"].includes(i.phase));
  const saves = isEnvironmentOpen ? environments : waiting;
  return [...saves, ...idle.filter((i) => i.phase === "queued")].slice(0, free);
}

const MAX_WAIT_S = 60;

/** How long a busy server is left alone: as it asks, else twice as long every time. */
export const waitSeconds = (asked: number | null, times: number): number =>
  Math.min(MAX_WAIT_S, asked ?? 2 ** Math.min(times, 6));
