import { pairingKey, type Reading, type Written } from "../run/run";
import { FIRST_OUTPUT } from "./aiperf-metrics";
import { leaveOut } from "./quantity";

const METRIC = `unmapped:${FIRST_OUTPUT}`;

/** Without a reasoning model the first token is the first of the answer, and AIPerf writes the same figures twice (FORMATS 4.6). */
export function dropEqualFirstOutput(reading: Reading): void {
  const settings = (m: Written) => pairingKey({ ...m, metric: "" });
  const first = reading.measurements.filter((m) => m.metric === "time-to-first-token");
  reading.measurements = reading.measurements.filter((m) => {
    const twice = m.metric === METRIC && first.some((f) => settings(f) === settings(m) && figures(f) === figures(m));
    if (twice) leaveOut(reading, FIRST_OUTPUT, "equal to the time to first token: the model did not reason first");
    return !twice;
  });
}

/** Statistics in one order, and the values themselves where a file has them. */
function figures({ unit, statistics = {}, samples }: Written): string {
  const known = Object.entries(statistics).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([unit, known, samples ? Array.from(samples) : null]);
}
