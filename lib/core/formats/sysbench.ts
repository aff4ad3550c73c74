import { accepted, type Outcome } from "../outcome";
import type { Reading } from "../run/run";
import { cutShort } from "./cut-short";
import { emptyReading, noResult } from "./empty-reading";
import type { Claim, Format, Source } from "./format";
import { hasLine, short } from "./line-sign";
import { intervalsOrTests } from "./intervals";
import { mergeRepeats } from "./repeats";
import { sysbenchBlocks } from "./sysbench-blocks";
import { testOf } from "./sysbench-tests";

const SIGN = {
  words: ["sysbench ", "events per second:"],
  is: short(
    /^(?:.{0,40}\s)?sysbench \d{1,2}\.\d{1,3}.{0,40}(?:\(using |multi-threaded )|^\s{0,12}events per second:\s{1,20}\d/,
  ),
};

const claims = (source: Source): Claim =>
  hasLine(source, SIGN)
    ? { claimed: true, rule: 'a line "sysbench" with its version, or "events per second"' }
    : { claimed: false };

function read(source: Source): Outcome<Reading> {
  const reading = emptyReading("sysbench");
  const blocks = source.kind === "text" ? sysbenchBlocks(source) : [];
  for (const block of blocks) {
    reading.tool.version ??= block.version;
    const test = testOf(block, reading);
    if (test && test.rows.length > 0) {
      reading.measurements.push(...test.rows);
      if (!block.ended && !reading.warnings.some(({ code }) => code === "cut-short"))
        reading.warnings.push(cutShort("the fairness of its threads", `line ${block.last}`));
    } else if (block.ran || test) {
      if (test && !block.failed && !reading.warnings.some(({ code }) => code === "cut-short"))
        reading.warnings.push(cutShort("the result of a test", `line ${block.line}`));
      reading.skipped.push({
        what: test ? `sysbench ${test.name}` : "a test",
        count: 1,
        reason: block.failed
          ? "sysbench stopped with an error"
          : test
            ? "it did not come to its end"
            : "not a known test",
      });
    }
  }
  if (reading.measurements.length === 0)
    return noResult({
      message: "sysbench measured nothing.",
      found:
        reading.skipped.map((s) => `${s.what}: ${s.reason}`)[0] ??
        "a log without a run: sysbench only prepared or cleaned up",
      expected: "the closing lines of a test, such as events per second or transactions",
      hint: "Run the sysbench test with the command run again and keep all of its output.",
    });
  intervalsOrTests(reading);
  mergeRepeats(reading);
  return accepted(reading, reading.warnings);
}

export const sysbench: Format = {
  id: "sysbench",
  label: "sysbench (text)",
  tool: "sysbench",
  command: "sysbench cpu --threads=16 --time=30 --report-interval=1 run > run-1.txt",
  axes: ["cpu", "storage", "latency"],
  measures: "How fast processors, memory, files or a database work: operations, data or transactions a second.",
  example: `sysbench 1.0.20 (using system LuaJIT 2.1.0-beta3)

Running the test with following options:
Number of threads: 16
Prime numbers limit: 10000

CPU speed:
    events per second: 18250.11`,
  claims,
  read,
};
