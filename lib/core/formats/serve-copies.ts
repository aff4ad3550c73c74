import type { Issue } from "../outcome";
import type { Json } from "./format";
import type { ServeResult } from "./vllm-serve-object";

/** Keys that tell one result from another: equal in all of them, two are one. */
const TELLING = ["duration", "request_throughput", "output_throughput", "mean_ttft_ms", "mean_e2el_ms", "median_ttft"];

/** Results without those that stand in the file twice, and a word about the files that a sweep's summary repeats (FORMATS 1.6). */
export function withoutCopies(results: readonly ServeResult[], warnings: Issue[]): ServeResult[] {
  const seen = new Set<string>();
  const kept = results.filter(({ object }) => {
    const values = TELLING.map((key) => object.get(key)).filter(isTelling);
    if (values.length < 2) return true;
    const print = JSON.stringify(TELLING.map((key) => object.get(key) ?? null));
    if (seen.has(print)) return false;
    seen.add(print);
    return true;
  });
  const copies = results.length - kept.length;
  if (copies > 0)
    warnings.push({
      code: "duplicate-result",
      message: `${copies === 1 ? "One result stands" : `${copies} results stand`} in the file twice, equal in every digit; each counts once.`,
    });
  if (results.length > 1 && results.every(({ object }) => object.has("run_number")))
    warnings.push({
      code: "duplicate-result",
      message:
        "This is the summary of a sweep: it repeats the results of the sweep's single files (run=0.json and on).",
      hint: "Upload the summary or the single files, not both: the same run twice is no repeat.",
    });
  return kept;
}

/** A round number may come twice by chance. */
const isTelling = (value: Json | undefined): boolean =>
  typeof value === "number" && !Number.isInteger(value) && String(value).length >= 8;
