import { accepted, excerpt, type Issue, type Outcome } from "../outcome";
import type { Params, Reading } from "../run/run";
import { readNumber } from "../units/number";
import { emptyReading, noResult } from "./empty-reading";
import type { Claim, Format, Source, System } from "./format";
import { faultOf, skipFault } from "./number-faults";
import { openMetric } from "./open-metric";
import { readPhoronixSystem } from "./phoronix-system";
import { mergeRepeats } from "./repeats";
import { spelledUnit } from "./spelled-unit";
import { childText, childrenOf, xmlRoot, xmlTree, type XmlElement } from "./xml-tree";

const ROOT = "PhoronixTestSuite";
const BETTER: Readonly<Record<string, "higher" | "lower">> = { HIB: "higher", LIB: "lower" };
/** Values of one number; the others are curves, pictures and pass or fail. */
const BARS = new Set(["", "BAR_GRAPH", "BAR_ANALYZE_GRAPH", "HORIZONTAL_BOX_PLOT"]);

function claims(source: Source): Claim {
  if (source.kind !== "text" || xmlRoot(source.text) !== ROOT) return { claimed: false };
  if (/<(?:Generated|Result|System)>/.test(source.text)) return { claimed: true, rule: `<${ROOT}> with results` };
  return { claimed: false, close: "phoronix: the file holds settings of the suite and no results" };
}

function systems(source: Source): System[] {
  const { root } = xmlTree(source.kind === "text" ? source.text : "");
  const rows = new Map<string, number>();
  for (const entry of childrenOf(root ?? undefined, "Result").flatMap(entriesOf))
    rows.set(nameOf(entry), (rows.get(nameOf(entry)) ?? 0) + 1);
  const described = new Map(childrenOf(root ?? undefined, "System").map((system) => [nameOf(system), system]));
  return [...rows].map(([name, count]) => {
    const about = /Processor: ([^,]{1,80})/.exec(childText(described.get(name), "Hardware"))?.[1];
    return { name, rows: count, ...(about ? { about: excerpt(about, 80) } : {}) };
  });
}

function read(source: Source, system?: string): Outcome<Reading> {
  const { root, fault } = xmlTree(source.kind === "text" ? source.text : "");
  const client = childText(childrenOf(root ?? undefined, "Generated")[0], "TestClient");
  const reading = emptyReading("Phoronix Test Suite", /v(\d{1,3}(?:\.\d{1,3}){0,3})/.exec(client)?.[1] ?? null);
  if (fault) reading.warnings.push(cutShort(fault));
  const described = childrenOf(root ?? undefined, "System");
  const own = system === undefined ? described : described.filter((element) => nameOf(element) === system);
  for (const element of own) readPhoronixSystem(element, reading);
  const results = childrenOf(root ?? undefined, "Result");
  for (const result of results) readResult(result, system, reading);
  if (reading.measurements.length === 0)
    return noResult({
      message: "No test in the file has a value.",
      found: results.length === 0 ? "no results" : `${results.length} results without a value`,
      expected: "a Result with a Value",
      hint: "Run the tests again and upload test-results/NAME/composite.xml.",
    });
  if (system !== undefined) reading.environment.system = excerpt(system, 200);
  mergeRepeats(reading);
  return accepted(reading, reading.warnings);
}

function readResult(result: XmlElement, system: string | undefined, reading: Reading): void {
  const title = excerpt(childText(result, "Title") || childText(result, "Identifier") || "without a title", 120);
  const entries = entriesOf(result).filter((entry) => system === undefined || nameOf(entry) === system);
  if (!BARS.has(childText(result, "DisplayFormat"))) {
    reading.skipped.push({
      what: title,
      count: entries.length || 1,
      reason: "not one number: a curve, a picture or pass and fail",
    });
    return;
  }
  const better = BETTER[childText(result, "Proportion").toUpperCase()] ?? null;
  const [, profile, version] = /^(.{1,120}?)-(\d{1,4}(?:\.\d{1,4}){1,3})$/.exec(childText(result, "Identifier")) ?? [];
  const description = excerpt(childText(result, "Description"), 160);
  const app = excerpt(childText(result, "AppVersion"), 60);
  const params: Params = { ...(description ? { test: description } : {}), ...(version ? { profile: version } : {}) };
  for (const entry of entries) {
    const { value, samples } = valuesOf(entry, title, reading);
    if (value === null && samples.length === 0) {
      reading.skipped.push({ what: title, count: 1, reason: "no value: the test did not finish" });
      continue;
    }
    reading.measurements.push({
      ...openMetric(title, better),
      axis: "cpu",
      workload: excerpt(profile ?? (childText(result, "Identifier") || title), 160),
      params,
      ...(app ? { context: { version: app } } : {}),
      unit: spelledUnit(childText(result, "Scale")),
      written: childText(entry, "Value") || String(samples[0]),
      at: `line ${entry.line}`,
      ...(samples.length > 0 ? { samples: Float64Array.from(samples) } : { statistics: { n: 1, value } }),
    });
  }
}

/** `RawString` holds the single runs, `4909:4905:4926`; `Value` is their mean. */
function valuesOf(entry: XmlElement, title: string, reading: Reading): { value: number | null; samples: number[] } {
  const numbers = (text: string): number[] =>
    text === ""
      ? []
      : text.split(/[:,]/, 10_000).flatMap((part) => {
          const fault = faultOf(part);
          if (fault) skipFault(reading, title, fault, part, `line ${entry.line}`);
          const value = fault ? null : readNumber(part);
          return value === null ? [] : [value];
        });
  const [value = null] = numbers(childText(entry, "Value")).slice(0, 1);
  return { value, samples: numbers(childText(entry, "RawString")) };
}

const entriesOf = (result: XmlElement): XmlElement[] =>
  childrenOf(result, "Data").flatMap((data) => childrenOf(data, "Entry"));

const nameOf = (element: XmlElement): string => excerpt(childText(element, "Identifier"), 200) || "without a name";

const cutShort = (fault: string): Issue => ({
  code: "cut-short",
  message: `Part of the file could not be read: ${fault}`,
  hint: "What stands before it is kept. Copy the file again or repeat the run.",
});

export const phoronix: Format = {
  id: "phoronix",
  label: "Phoronix Test Suite (composite.xml)",
  tool: "Phoronix Test Suite",
  anything: true,
  command:
    "phoronix-test-suite batch-benchmark pts/compress-7zip && cp ~/.phoronix-test-suite/test-results/*/composite.xml run-1.xml",
  axes: ["cpu", "storage", "network", "gpu-compute"],
  measures: "Whatever the chosen test profiles measure, each with its unit and with whether more or less is better.",
  example: `<PhoronixTestSuite>
  <System><Identifier>metal-1</Identifier><Hardware>Processor: AMD EPYC 9654 (96 Cores)</Hardware></System>
  <Result><Identifier>pts/compress-7zip-1.11.0</Identifier><Title>7-Zip Compression</Title>
    <Scale>MIPS</Scale><Proportion>HIB</Proportion>
    <Data><Entry><Identifier>metal-1</Identifier><Value>412000</Value>
      <RawString>411200:412100:412700</RawString></Entry></Data></Result>
</PhoronixTestSuite>`,
  claims,
  systems,
  read,
};
