// Which measurement would tell most: how much narrower the year's range is, in the same trials, when one input is known.
import type { Segment } from "../cost/segment";
import { STARTS, type MEASURE_COMMANDS, onOneLine } from "../overhead/measure-commands";
import type { ResolvedOverhead } from "../overhead/resolved-overhead";
import { quantilesOf } from "../stats/count-select";
import { inputName } from "./input-names";
import type { Input } from "./inputs";
import { wasteKnowing } from "./knowing";
import type { Simulation } from "./simulation";

export interface NextMeasurement {
  input: string;
  /** Name of the segment; `null`: of the whole scenario. */
  segment: string | null;
  label: string;
  /** Share of the width from P5 to P95 of the first twelve months' waste that goes when the input is its median in all cases. */
  narrows: number;
  /** What to do, in words. */
  how: string;
  /** To be run in a shell; `null` where nothing is to be run. */
  command: string | null;
}

/** Every input that is drawn, the one that narrows most first. */
export function measureNext(simulation: Simulation, overheads: readonly ResolvedOverhead[]): NextMeasurement[] {
  const { money, uncertain, trials } = simulation;
  const width = ([low = 0, high = 0]: readonly number[]) => high - low;
  const now = width(money.waste(1, 12, [0.05, 0.95]));
  const out = new Float64Array(trials.count);
  const inYear = uncertain.filter(movesTheYear);
  const rows = uncertain.map((input) => {
    const { segment } = input;
    const known = () => (inYear.length === 1 ? 0 : width(quantilesOf(wasteKnowing(trials, input, out), [0.05, 0.95])));
    const own = segment === null ? undefined : trials.scenario.segments[segment];
    return {
      ...inputName(trials.scenario, input),
      segment: own?.name ?? null,
      // Below 0 it says no more than that the trials are as many as they are.
      narrows: movesTheYear(input) && now > 0 ? Math.max(0, 1 - known() / now) : 0,
      ...advice(input, own, segment === null ? undefined : overheads[segment]),
    };
  });
  return rows.sort((a, b) => b.narrows - a.narrows);
}

const movesTheYear = ({ kind }: Input): boolean => kind !== "premium" && kind !== "migration";

type Advice = Pick<NextMeasurement, "how" | "command">;

const OTHERWISE = {
  "binding-share": {
    how: "Log on the machines of this segment how busy the GPUs are over a usual week (DCGM fields 1002 and 1004; nvidia-smi dmon -s u where DCGM is missing). The share of the paid hours in which they are near their ceiling is the figure.",
    command: "dcgmi dmon -e 1002,1004 -d 10000 > gpu-activity.txt",
  },
  spend: {
    how: "Import the bill on /spend: it gives the amortised cost of these GPUs, month by month.",
    command: null,
  },
  growth: { how: "Import a year of bills on /spend: their months show the growth.", command: null },
  premium: {
    how: "Ask for a quote of bare metal for the same GPUs and enter its price. It does not move this range; it decides whether a move pays.",
    command: null,
  },
  migration: {
    how: "Move one node first and count its hours, or ask for a quote. It does not move this range; it decides whether a move pays.",
    command: null,
  },
} as const satisfies Record<Exclude<Input["kind"], "overhead">, Advice>;

const COMMAND_OF = {
  "online-inference": "vllm",
  "batch-inference": "vllm-throughput",
  "training-multi-node": "nccl",
  "training-single-node": "own-job",
  development: "own-job",
} as const satisfies Record<Segment["profile"], keyof typeof MEASURE_COMMANDS>;

function advice({ kind }: Input, segment?: Segment, overhead?: ResolvedOverhead): Advice {
  if (kind !== "overhead") return OTHERWISE[kind];
  const command = segment ? onOneLine(COMMAND_OF[segment.profile]) : null;
  if (overhead?.runs === undefined)
    return {
      how: `Run this ${STARTS} times on bare metal and ${STARTS} times in the VM (side=vm, n from 1 to ${STARTS}), upload the files, and compare the two sides.`,
      command,
    };
  const { runs } = overhead;
  const more = runs < STARTS ? STARTS - runs : 3 * runs;
  const then = runs < STARTS ? `give the ${STARTS} from which the interval is a good one` : "halve the range";
  return {
    how: `${more} more run${more === 1 ? "" : "s"} a side (${runs} now) would ${then}. Run the uploaded tool again, with the same settings.`,
    command: null,
  };
}
