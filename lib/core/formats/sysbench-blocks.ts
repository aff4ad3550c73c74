import type { TextSource } from "./format";

/** One test of a log, by the words its lines begin with. Several tests may stand in one file. */
export interface SysbenchBlock {
  line: number;
  version: string | null;
  fields: Map<SysbenchField, { values: string[]; line: number }>;
  interim: Map<Interim, number[]>;
  /** It ran a test, and did not only prepare or clean up. */
  ran: boolean;
  failed: boolean;
  /** One process a processor, each bound to its own: the log says which. */
  cpu: number | null;
  /** Where its last field stands, and whether its closing line stands behind it. */
  last: number;
  ended: boolean;
}

export type Interim = "tps" | "eps" | "read" | "write" | "memory";

const NUMBER = "(\\d{1,15}(?:\\.\\d{1,9})?)";

/** Lines of sysbench 0.4, 0.5 and 1.x, told apart by their beginning. */
const FIELDS = {
  threads: /^Number of threads: (\d{1,6})$/,
  target: new RegExp(`^Target transaction rate: ${NUMBER}/sec$`),
  prime: /^(?:Prime numbers limit|Maximum prime number checked in CPU test): (\d{1,12})$/,
  eps: new RegExp(`^events per second: {1,20}${NUMBER}$`),
  memory: /^(Running memory speed test|Doing memory operations speed test)/,
  blockSize: /^(?:block size|Memory block size|Block size):? (\S{1,20})$/,
  transferSize: /^(?:total size|Memory transfer size): (\S{1,20})$/,
  operation: /^(?:operation|Memory operations type): (\w{1,20})$/,
  scope: /^(?:scope|Memory scope type): (\w{1,20})$/,
  transferred: new RegExp(`^${NUMBER} Mi?B transferred \\(${NUMBER} Mi?B/sec\\)$`),
  fileTest: /^Doing (sequential|random|combined) (.{1,40}) test$/,
  flags: /^Extra file open flags: (.{1,40})$/,
  files: /^(\d{1,9}) files, (\S{1,20}) each$/,
  fileSize: /^(\S{1,20}) total file size$/,
  mode: /^Using (\w{1,20}) I\/O mode$/,
  mix: new RegExp(`^Read/Write ratio for combined random IO test: ${NUMBER}$`),
  reads: new RegExp(`^reads/s: {1,40}${NUMBER}$`),
  writes: new RegExp(`^writes/s: {1,40}${NUMBER}$`),
  readRate: new RegExp(`^read, MiB/s: {1,40}${NUMBER}$`),
  writeRate: new RegExp(`^written, MiB/s: {1,40}${NUMBER}$`),
  // 1.1 puts both figures of a direction on one line.
  ioRead: new RegExp(`^read: {1,8}IOPS=${NUMBER} ${NUMBER} MiB/s`),
  ioWrite: new RegExp(`^write: {1,8}IOPS=${NUMBER} ${NUMBER} MiB/s`),
  performed: /^Operations performed: {1,8}(\d{1,15}) [Rr]eads?, (\d{1,15}) [Ww]rites?, (\d{1,15}) Other/,
  yields:
    /^(?:Doing thread subsystem performance test\s{0,4})?Thread yields per test: (\d{1,12}) ?(?:Locks used: (\d{1,12}))?$/,
  threadTest: /^(Doing thread subsystem performance test)/,
  mutexTest: /^(Doing mutex performance test)/,
  sql: /^(SQL statistics|OLTP test statistics):/,
  sqlRead: /^read: {1,40}(\d{1,15})$/,
  sqlWrite: /^write: {1,40}(\d{1,15})$/,
  sqlOther: /^other: {1,40}(\d{1,15})$/,
  transactions: new RegExp(`^transactions: {1,40}(\\d{1,15}) {1,20}\\(${NUMBER} per sec\\.\\)$`),
  ignored: new RegExp(`^(?:ignored errors|deadlocks): {1,40}(\\d{1,15}) {1,20}\\(${NUMBER} per sec\\.\\)$`),
  time: new RegExp(`^(?:total time|time elapsed): {1,40}${NUMBER}s$`),
  events: /^total number of events: {1,40}(\d{1,15})$/,
  min: new RegExp(`^min: {1,40}${NUMBER}(?:ms)?$`),
  avg: new RegExp(`^avg: {1,40}${NUMBER}(?:ms)?$`),
  max: new RegExp(`^max: {1,40}${NUMBER}(?:ms)?$`),
  percentile: new RegExp(
    `^(?:approx\\. {1,4})?(\\d{1,3}(?:\\.\\d{1,4})?)(?:th|st|nd|rd)? {1,4}percentile: {1,40}${NUMBER}(?:ms)?$`,
  ),
  sum: new RegExp(`^sum: {1,40}${NUMBER}$`),
} as const satisfies Readonly<Record<string, RegExp>>;
export type SysbenchField = keyof typeof FIELDS;
const NAMES = Object.keys(FIELDS) as SysbenchField[];

const BANNER = /(?:^|\s)sysbench (\d{1,2}\.\d{1,3}[\w.-]{0,30}?):? {1,4}(?:\(using |multi-threaded )/;
const BOUND = /^CPU (\d{1,5}) sysbench /;
const ENDED = /^execution time \(avg\/stddev\): /;
const OPTIONS = /^Running the test with following options:/;
const INTERIM = /^\[ {0,8}\d{1,9} ?s ?\] (.{1,300})$/;
/** `tps: 668.96` of 1.x and `tps: 668.96,` of 0.5. */
const REPORTS: readonly (readonly [Interim, RegExp])[] = [
  ["tps", new RegExp(`\\btps: ${NUMBER}`)],
  ["eps", new RegExp(`\\beps: ${NUMBER}`)],
  ["read", new RegExp(`^reads: ${NUMBER} MiB/s`)],
  ["write", new RegExp(`\\bwrites: ${NUMBER} MiB/s`)],
  ["memory", new RegExp(`^${NUMBER} MiB/sec`)],
];

/** The tests of a text, each with its fields and its interim lines. */
export function sysbenchBlocks(source: TextSource): SysbenchBlock[] {
  const blocks: SysbenchBlock[] = [];
  let block: SysbenchBlock | null = null;
  source.lines.forEach((raw, i) => {
    if (raw.length > 400) return;
    const line = raw.trim();
    const banner = BANNER.exec(line);
    if (banner || (OPTIONS.test(line) && (!block || block.ran)) || !block) {
      const bound = BOUND.exec(line)?.[1];
      block = started(i + 1, banner?.[1] ?? null, bound === undefined ? null : Number(bound));
      blocks.push(block);
    }
    if (OPTIONS.test(line)) block.ran = true;
    if (/^FATAL:|^ALERT: /.test(line)) block.failed = true;
    if (ENDED.test(line)) block.ended = true;
    // The last line of a file that stops within it may have lost digits.
    if (source.open && i === source.lines.length - 1) return;
    const interim = INTERIM.exec(line)?.[1];
    if (interim === undefined) readField(block, line, i + 1);
    else readInterim(block, interim);
  });
  return blocks;
}

const started = (line: number, version: string | null, cpu: number | null): SysbenchBlock => ({
  line,
  version,
  fields: new Map(),
  interim: new Map(),
  ran: false,
  failed: false,
  cpu,
  last: line,
  ended: false,
});

/** The first of equal lines counts: 1.1 says the number of events twice. */
function readField(block: SysbenchBlock, line: string, at: number): void {
  const { fields } = block;
  for (const name of NAMES) {
    if (fields.has(name)) continue;
    const match = FIELDS[name].exec(line);
    if (!match) continue;
    fields.set(name, { values: match.slice(1).map((value) => value ?? ""), line: at });
    block.last = at;
  }
}

function readInterim(block: SysbenchBlock, report: string): void {
  for (const [name, sign] of REPORTS) {
    const value = sign.exec(report)?.[1];
    if (value === undefined) continue;
    const list = block.interim.get(name);
    if (list) list.push(Number(value));
    else block.interim.set(name, [Number(value)]);
  }
}
