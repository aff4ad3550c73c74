import { accepted, type Outcome } from "../outcome";
import type { Params, Reading } from "../run/run";
import { readNumber } from "../units/number";
import { cutShort } from "./cut-short";
import { emptyReading, noResult } from "./empty-reading";
import type { Claim, Format, Source } from "./format";
import { hasLine, short } from "./line-sign";
import { leaveOut } from "./quantity";
import { mergeRepeats } from "./repeats";

const PREFIX = /^stress-ng: (\w{1,10}):? {1,4}\[\d{1,9}\] (.{1,3000})$/;
const DISPATCH = /^dispatching hogs: (.{1,3000})$/;
const NUMBER = "(\\d{1,18}(?:\\.\\d{1,6})?)";
/** stressor, operations, real, user and system time, operations by real time, and by processor time. */
const ROW = new RegExp(
  `^([a-z][\\w-]{1,30}) {1,30}${NUMBER}(?: {1,30}${NUMBER}){3} {1,30}${NUMBER} {1,30}${NUMBER}(?: {1,30}${NUMBER}){0,2}$`,
);

const ENDED =
  /^(?:(?:un)?successful run completed in |for a \d{1,9}\.\d\ds run time|skipped: \d|passed: \d|failed: \d|run completed)/;

const SIGN = { words: [" bogo ops "], is: short(/^stress-ng: \w{1,10}:? {1,4}\[\d{1,9}\] stressor {1,40}bogo ops /) };

const claims = (source: Source): Claim =>
  hasLine(source, SIGN) ? { claimed: true, rule: 'the heading "stressor bogo ops"' } : { claimed: false };

function read(source: Source): Outcome<Reading> {
  const reading = emptyReading("stress-ng");
  if (source.kind === "text") readLines(source.lines, reading);
  if (reading.measurements.length === 0)
    return noResult({
      message: "stress-ng measured nothing.",
      found: "a heading without rows",
      expected: "a row a stressor, as --metrics-brief prints it",
      hint: "Run stress-ng with --metrics-brief again.",
    });
  reading.warnings.push({
    code: "bogo-operations",
    message: "stress-ng's bogo operations compare only between runs of one version of stress-ng, built alike.",
  });
  mergeRepeats(reading);
  return accepted(reading, reading.warnings);
}

function readLines(lines: readonly string[], reading: Reading): void {
  let instances = new Map<string, number>();
  let others = 0;
  let failed = false;
  /** Of the last row, until the summary below the table. */
  let open = 0;
  lines.forEach((raw, i) => {
    if (raw.length > 4000) return;
    const [, level, said = ""] = PREFIX.exec(raw.trim()) ?? [];
    if (level === "fail" || level === "error") failed = true;
    const hogs = DISPATCH.exec(said)?.[1];
    if (hogs) instances = instancesOf(hogs);
    if (ENDED.test(said)) open = 0;
    const row = ROW.exec(said);
    if (row) open = i + 1;
    if (!row) {
      if (/^[a-z][\w-]{1,30} {1,30}\d.{0,120}\(.{0,40}per stressor\)$/.test(said)) others++;
      return;
    }
    const stressor = row[1] ?? "";
    const written = row[4] ?? "";
    const value = readNumber(written);
    if (!value) {
      reading.skipped.push({ what: `stress-ng ${stressor}`, count: 1, reason: "0 means that nothing was done" });
      return;
    }
    leaveOut(reading, "operations by processor time", "usr+sys time leaves out what waiting costs; real time is read");
    const count = instances.get(stressor);
    const params: Params = { stressor, ...(count === undefined ? {} : { instances: count }) };
    reading.measurements.push({
      metric: "cpu-operation-rate",
      workload: "stress-ng",
      params,
      unit: "ops/s",
      written,
      at: `line ${i + 1}`,
      statistics: { n: 1, value },
    });
  });
  if (open > 0) reading.warnings.push(cutShort("stress-ng's word that the run is over", `line ${open}`));
  if (others > 0)
    reading.skipped.push({ what: "figures of single stressors", count: others, reason: "no metric of the catalogue" });
  if (failed)
    reading.warnings.push({
      code: "tool-error",
      message: "stress-ng reports failures; look at its log before trusting the figures.",
    });
}

/** `24 atomic, 24 matrix-3d` */
const instancesOf = (hogs: string): Map<string, number> =>
  new Map(
    hogs.split(", ").flatMap((part) => {
      const match = /^(\d{1,9}) ([a-z][\w-]{1,30})$/.exec(part);
      return match ? [[match[2] ?? "", Number(match[1])] as const] : [];
    }),
  );

export const stressNg: Format = {
  id: "stress-ng",
  label: "stress-ng (text)",
  tool: "stress-ng",
  command: "stress-ng --cpu 16 --matrix 16 --timeout 60 --metrics-brief 2> run-1.txt",
  axes: ["cpu"],
  measures: "How many rounds of each kind of work the machine does a second.",
  example: `stress-ng: info:  [4711] dispatching hogs: 16 matrix
stress-ng: info:  [4711] stressor       bogo ops real time  usr time  sys time   bogo ops/s     bogo ops/s
stress-ng: info:  [4711]                           (secs)    (secs)    (secs)   (real time) (usr+sys time)
stress-ng: info:  [4711] matrix          1204411     60.00    958.10      0.20     20073.51        1256.82`,
  claims,
  read,
};
