import { accepted, excerpt, type Outcome } from "../outcome";
import type { Reading } from "../run/run";
import { emptyReading, noResult } from "./empty-reading";
import type { Claim, Format, JsonObject, Source } from "./format";
import { firstObject, isObject, numberOf, objectsIn } from "./json-value";
import { faultOf, skipFault } from "./number-faults";
import { openMetric } from "./open-metric";
import { mergeRepeats } from "./repeats";
import { sourceWarnings } from "./source-warnings";
import { UNIT_MISSING } from "./spelled-unit";

const KEYS = new Set(["value", "lower_value", "upper_value"]);

function claims(source: Source): Claim {
  const first = firstObject(source);
  return first && isReport(first) ? { claimed: true, rule: 'benchmarks of measures of "value"' } : { claimed: false };
}

/** `{"benchmark": {"measure": {"value": …}}}` and nothing else at any of the three levels. */
function isReport(object: JsonObject): boolean {
  if (object.size === 0) return false;
  for (const benchmark of object.values()) {
    if (!isObject(benchmark) || benchmark.size === 0) return false;
    for (const measure of benchmark.values())
      if (!isObject(measure) || !measure.has("value") || ![...measure.keys()].every((key) => KEYS.has(key)))
        return false;
  }
  return true;
}

function read(source: Source): Outcome<Reading> {
  const reading = emptyReading("Bencher");
  reading.warnings.push(...sourceWarnings(source));
  let bounds = 0;
  for (const { object, at } of objectsIn(source)) {
    if (!isReport(object)) continue;
    for (const [benchmark, measures] of object) {
      if (!isObject(measures)) continue;
      for (const [measure, figures] of measures) {
        if (!isObject(figures)) continue;
        if (figures.has("lower_value") || figures.has("upper_value")) bounds++;
        const place = `${at}[${JSON.stringify(excerpt(benchmark, 60))}][${JSON.stringify(excerpt(measure, 60))}].value`;
        const value = numberOf(figures.get("value"));
        const fault = faultOf(figures.get("value"));
        if (value === null && fault) skipFault(reading, excerpt(measure, 80), fault, figures.get("value"), place);
        else if (value === null) reading.skipped.push({ what: excerpt(measure, 80), count: 1, reason: "no value" });
        else
          reading.measurements.push({
            ...openMetric(measure, null),
            axis: "cpu",
            workload: excerpt(benchmark, 160) || "without a name",
            params: {},
            unit: UNIT_MISSING,
            written: String(value),
            at: place,
            statistics: { n: 1, value },
          });
      }
    }
  }
  if (reading.measurements.length === 0)
    return noResult({
      message: "No measure in the file has a value.",
      found: `${reading.skipped.length} measures without a number`,
      expected: "a measure with a value",
      hint: "Run the benchmark again and look at what its adapter wrote.",
    });
  if (bounds > 0)
    reading.skipped.push({ what: "lower and upper values", count: bounds, reason: "bounds of no stated kind" });
  reading.warnings.push({
    code: "unit-missing",
    message: "Bencher's format says neither the unit of a measure nor whether more or less is better.",
    hint: "To compare these numbers, write them as CSV with a unit and map the columns on upload.",
  });
  mergeRepeats(reading);
  return accepted(reading, reading.warnings);
}

export const bencherBmf: Format = {
  id: "bencher-bmf",
  label: "Bencher Metric Format (JSON)",
  tool: "Bencher",
  anything: true,
  command: "bencher run --dry-run --adapter json --file run-1.json",
  axes: ["cpu"],
  measures:
    "Named measures of named benchmarks; the file has no unit and no direction, so they are shown without a verdict.",
  example: `{"tests::copy_4096": {"latency": {"value": 1361.2, "lower_value": 1340.0, "upper_value": 1380.5}}}`,
  claims,
  read,
};
