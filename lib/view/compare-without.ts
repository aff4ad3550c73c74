import type { Row, Side } from "../core/comparison/comparison";
import { type LiveInterval, liveInterval } from "../core/comparison/live-interval";
import { decimalsFor, formatInterval, formatPercent } from "./format";
import { INTERVAL_METHODS } from "./interval-methods";

type LiveSide = Pick<Side, "values" | "hosts" | "runIds">;

/** What a row's overhead is made of, to look at it without one of its runs. */
export interface LiveSides {
  better: Row["better"];
  baseline: LiveSide;
  candidate: LiveSide;
}

/** `null` for a row without a number. */
export function liveSidesOf({ better, baseline, candidate, overhead }: Row): LiveSides | null {
  const of = ({ values, hosts, runIds }: Side): LiveSide => ({ values, hosts, runIds });
  return overhead && { better, baseline: of(baseline), candidate: of(candidate) };
}

/** The row's overhead without this run, before it is left out; `null` where the run is no part of it. */
export function withoutRun({ better, baseline, candidate }: LiveSides, runId: string): string | null {
  if (![...baseline.runIds, ...candidate.runIds].includes(runId)) return null;
  const [ours, theirs] = [baseline, candidate].map((side) => left(side, runId)) as [LiveSide, LiveSide];
  const live = liveInterval({ baseline: ours, candidate: theirs }, better);
  if (!live) return "Without this run one side has none left, so there is nothing to compare.";
  const runs = `${ours.values.length} v ${theirs.values.length}`;
  return `Without this run: ${figure(live)}, a live estimate of ${runs} runs${methodOf(live)}.`;
}

function left({ values, hosts, runIds }: LiveSide, runId: string): LiveSide {
  const stays = <T>(list: readonly T[]) => list.filter((_, i) => runIds[i] !== runId);
  return { values: stays(values), hosts: hosts && stays(hosts), runIds: stays(runIds) };
}

function figure({ overhead: { value, low, high } }: LiveInterval): string {
  if (low === undefined || high === undefined) return `overhead ${formatPercent(value)}, without an interval`;
  const decimals = decimalsFor(100 * (high - low));
  return `overhead ${formatPercent(value, { decimals, atLeast: decimals })} (${formatInterval(low, high)})`;
}

const methodOf = ({ method }: LiveInterval) => (method ? ` (${INTERVAL_METHODS[method]})` : "");
