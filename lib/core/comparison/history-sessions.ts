import type { Run } from "../run/run";

/** A run with the instant it counts as. */
export interface DatedRun {
  run: Run;
  /** ISO-8601 UTC: when it began; else when it was stored. */
  at: string;
  /** Nobody recorded when it began: the instant is that of its upload. */
  uploaded: boolean;
}

/** Runs of one side that belong together: one day, one state of the software. */
export interface Session {
  /** The first run's instant. */
  at: string;
  /** Some of its instants are those of the upload. */
  uploaded: boolean;
  runs: Run[];
}

/** What an update changes. A day on which one of these changed is two sessions, else nobody could tell them apart. */
const SOFTWARE = ["driver", "cuda", "framework", "image", "kernel", "os", "hypervisor"] as const;

/** Groups a side's runs into sessions, oldest first: a day in UTC, divided where the software changed. */
export function sessionsOf(runs: readonly DatedRun[]): Session[] {
  const ordered = [...runs].sort((a, b) => order(a.at, b.at) || order(a.run.id, b.run.id));
  const sessions: (Session & { key: string })[] = [];
  for (const { run, at, uploaded } of ordered) {
    const key = JSON.stringify([at.slice(0, 10), softwareOf(run)]);
    const last = sessions.findLast((session) => session.key === key);
    if (!last) sessions.push({ key, at, uploaded, runs: [run] });
    else {
      last.runs.push(run);
      last.uploaded ||= uploaded;
    }
  }
  return sessions.map(({ key: _, ...session }) => session);
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function softwareOf({ environment, tool }: Run): (string | undefined)[] {
  return [...SOFTWARE.map((field) => environment[field]), tool.name, tool.version ?? undefined];
}

/** The session nearest in time; of two as near the earlier one. */
export function nearest(sessions: readonly Session[], at: string): number {
  const apart = (session: Session) => Math.abs(Date.parse(session.at) - Date.parse(at));
  let best = -1;
  for (const [i, session] of sessions.entries())
    if (best < 0 || apart(session) < apart(sessions[best] as Session)) best = i;
  return best;
}
