import type { Issue } from "../outcome";
import type { Load } from "../run/run";
import { readNumber } from "../units/number";
import { ENDED, PARAMETERS, type Summary } from "./mlperf-loadgen-detail";

export const DURATION = "min_duration (ms)";

/** In Server the rate is always chosen, also where a cut file no longer says which it was. */
export function loadOf(summary: Summary): Load {
  const target = readNumber(summary.get("target_qps")?.value ?? "");
  const reason =
    target === null
      ? "LoadGen's Server scenario, target_qps not in the file"
      : `target_qps fixed at ${target} queries/s`;
  return { limited: true, target: target !== null && target > 0 ? target : null, reason };
}

/** Every summary ends with its parameters; without them nobody can say whether two runs had one task. */
export function cutShortOf(summary: Summary, load: Load | null): Issue | null {
  const at = `line ${lastLine(summary)}`;
  const missing = !summary.has(PARAMETERS)
    ? PARAMETERS
    : load && load.target === null
      ? "target_qps"
      : summary.has(DURATION)
        ? null
        : DURATION;
  if (missing === null && summary.has(ENDED)) return null;
  return {
    code: "cut-short",
    message: missing
      ? `The file ends before its parameters: ${missing} is missing.`
      : "The file ends without the number of its errors.",
    at,
    hint: "Upload the whole mlperf_log_summary.txt or mlperf_log_detail.txt.",
  };
}

const lastLine = (summary: Summary): number => Math.max(1, ...[...summary.values()].map(({ line }) => line));

/** What must be equal stands up to the duration; that of a file's last line may have lost digits. */
export function keyIsWhole(summary: Summary, load: Load | null): boolean {
  const duration = summary.get(DURATION);
  if (!duration || (load !== null && load.target === null)) return false;
  return summary.has(ENDED) || duration.line < lastLine(summary);
}
