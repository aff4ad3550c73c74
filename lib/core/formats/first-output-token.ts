import { pairingKey, type Reading, type Statistics, type Written } from "../run/run";
import { leaveOut } from "./quantity";

/** AIPerf's and GuideLLM's name for when the answer itself begins, after what a model reasons first. */
export const FIRST_OUTPUT = "time_to_first_output_token";

/** Without a reasoning model the first token is the first of the answer, and the tool writes the same figures twice (FORMATS 4.6). */
export function dropEqualFirstOutput(reading: Reading): void {
  const first = reading.measurements.filter((m) => m.metric === "time-to-first-token");
  reading.measurements = reading.measurements.filter((m) => {
    if (m.metric !== `unmapped:${FIRST_OUTPUT}`) return true;
    const twice = first.some((f) => isSame(m, f));
    if (twice) leaveOut(reading, FIRST_OUTPUT, "equal to the time to first token: the model did not reason first");
    return !twice;
  });
}

/** Whether all figures that a file gives of one stand with the other, too. */
function isSame(one: Written, other: Written): boolean {
  const settings = (m: Written) => pairingKey({ ...m, metric: "" });
  if (one.unit !== other.unit || settings(one) !== settings(other)) return false;
  if (one.samples || other.samples) return one.samples?.join() === other.samples?.join();
  // A file that gives nothing but a mean gives it as the one value.
  const { value = null, ...rest } = one.statistics ?? {};
  const { mean = null } = other.statistics ?? {};
  const others = { ...other.statistics, value: other.statistics?.value ?? mean };
  return Object.entries({ ...rest, value })
    .filter(([name, figure]) => name !== "n" && figure !== null && figure !== undefined)
    .every(([name, figure]) => figure === others[name as keyof Statistics]);
}
