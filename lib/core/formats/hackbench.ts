import { accepted, type Outcome } from "../outcome";
import type { Params, Reading } from "../run/run";
import { readNumber } from "../units/number";
import { cutShort } from "./cut-short";
import { emptyReading, noResult } from "./empty-reading";
import type { Claim, Format, Source } from "./format";
import { hasLine, short } from "./line-sign";
import { mergeRepeats } from "./repeats";

const MODE = /^Running in (\w{1,20}) mode with (\d{1,9}) groups using (\d{1,9}) file descriptors each/;
const MESSAGES = /^Each sender will pass (\d{1,12}) messages of (\d{1,12}) bytes/;
const TIME = /^Time: {1,8}(\d{1,9}(?:\.\d{1,9})?)$/;

const SIGN = { words: [" groups using "], is: short(MODE) };

const claims = (source: Source): Claim =>
  hasLine(source, SIGN) ? { claimed: true, rule: '"Running in … mode with … groups"' } : { claimed: false };

function read(source: Source): Outcome<Reading> {
  const reading = emptyReading("hackbench");
  if (source.kind === "text") readTimes(source.lines, reading);
  if (reading.measurements.length === 0)
    return noResult({
      message: "hackbench measured nothing.",
      found: "settings without a time",
      expected: "Time: and the seconds",
      hint: "Run hackbench again and keep all of its output.",
    });
  mergeRepeats(reading);
  return accepted(reading, reading.warnings);
}

/** `hackbench -g 16 --pipe`; `null` for a line that is no command. */
function channelOf(line: string): string | null {
  const words = line.split(/\s+/, 60);
  const at = words.findIndex((word) => /^(?:\S{0,80}\/)?hackbench$/.test(word));
  if (at < 0 || !words[at + 1]?.startsWith("-")) return null;
  return words.slice(at + 1).some((word) => word === "--pipe" || /^-[TPF]{0,3}p/.test(word)) ? "pipes" : "sockets";
}

function readTimes(lines: readonly string[], reading: Reading): void {
  let params: Params | null = null;
  /** How messages are passed stands in the command only, where a log has it. */
  let channel: string | null = null;
  let unknown = false;
  let open = 0;
  lines.forEach((raw, i) => {
    if (raw.length > 300) return;
    const line = raw.trim();
    channel = channelOf(line) ?? channel;
    const mode = MODE.exec(line);
    if (mode) open = i + 1;
    if (mode) params = { mode: mode[1] ?? "", groups: Number(mode[2]), descriptors: Number(mode[3]) };
    const messages = MESSAGES.exec(line);
    if (messages && params) params = { ...params, messages: Number(messages[1]), message_bytes: Number(messages[2]) };
    const written = TIME.exec(line)?.[1];
    const value = readNumber(written ?? "");
    if (!written || !value || !params) return;
    reading.measurements.push({
      metric: "benchmark-duration",
      axis: "cpu",
      workload: "hackbench",
      params: channel === null ? params : { ...params, channel },
      unit: "s",
      written,
      at: `line ${i + 1}`,
      statistics: { n: 1, value },
    });
    unknown ||= channel === null;
    params = null;
    open = 0;
  });
  if (open > 0 && reading.measurements.length > 0) reading.warnings.push(cutShort("the time", `line ${open}`));
  if (unknown)
    reading.warnings.push({
      code: "settings-unknown",
      message: "hackbench does not write whether it used pipes or sockets; its times count only when that was equal.",
      hint: "Keep the command line above its output.",
    });
}

export const hackbench: Format = {
  id: "hackbench",
  label: "hackbench (text)",
  tool: "hackbench",
  command: "for i in 1 2 3 4 5; do hackbench -g 16 -l 10000; done > run-1.txt",
  axes: ["cpu"],
  measures: "How long the scheduler takes to pass messages between many processes.",
  example: `Running in process mode with 16 groups using 40 file descriptors each (== 640 tasks)
Each sender will pass 10000 messages of 100 bytes
Time: 4.812`,
  claims,
  read,
};
