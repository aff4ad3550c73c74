/** Text formats against lines that no tool wrote: never a throw, never a long wait. */
import { mulberry32 } from "../stats/random";
import { keptOf } from "./privacy.laws";

type Random = () => number;
interface TextFuzzed {
  files: number;
  /** The longest wait, in seconds per megabyte. */
  slowest: number;
  faults: string[];
}

/** Below this a wait says more of the computer than of the file. */
const LEAST_BYTES = 100_000;
const SECONDS_PER_MB = 1;

const below = (random: Random, n: number): number => Math.floor(random() * n);
const UNITS = [
  " ",
  "0",
  "a",
  "A",
  "-",
  "_",
  ".",
  ",",
  ":",
  ";",
  "=",
  "|",
  "#",
  "/",
  "\\",
  '"',
  "'",
  "<",
  ">",
  "(",
  ")",
  "[",
  "]",
  "{",
  "}",
  "@",
  "%",
  "*",
  "+",
  "\t",
  "\r",
  "\u001b[",
  "é",
  "1.",
  "0.0",
  "1e",
  "a ",
  "0 ",
  "- ",
  "# ",
  "| ",
  "a:",
  "a=",
  "N/A ",
  "nan ",
  "inf ",
  "[0]",
  "{}",
  '{"',
  '"a":',
  "<a>",
  "</a>",
  "<a ",
  "&a;",
  "- a: ",
  "KEY=",
  "token ",
  "://",
  "user@",
  "on Rank 0 ",
  "GPU ",
  "Pid 1 ",
  "%)",
  "ms ",
  "GB/s ",
  "...",
  "====",
  "----",
];

/** A text with lines doubled, taken out, cut, put in; or with one thing said again and again. */
export function changed(text: string, random: Random): string {
  const lines = text.split("\n");
  for (let n = 1 + below(random, 6); n > 0; n--) {
    const at = below(random, lines.length + 1);
    const line = lines[at] ?? "";
    const how = below(random, 7);
    const unit = UNITS[below(random, UNITS.length)] ?? "";
    const cut = below(random, line.length + 1);
    if (how === 0) lines.splice(at, 1 + below(random, 4));
    else if (how === 1) lines.splice(at, 0, ...lines.slice(at, at + 1 + below(random, 5)));
    else if (how === 2) lines[at] = line.slice(0, cut);
    else if (how === 3) lines[at] = line.slice(0, cut) + unit.repeat(1 + below(random, 20)) + line.slice(cut);
    else if (how === 4)
      lines[at] = line.slice(0, cut) + unit.repeat(Math.ceil(LEAST_BYTES / unit.length)) + line.slice(cut);
    else if (how === 5) lines.splice(at, 0, ...new Array<string>(below(random, 200)).fill(line));
    else lines.splice(at, lines.length, ...(random() < 0.2 ? [] : lines.slice(at)));
  }
  return lines.join("\n");
}

/**
 * Changes the files one after another and reads what comes of it.
 * @param seconds processor seconds spent so far
 */
export function fuzzText(
  files: readonly { name: string; text: string }[],
  changes: number,
  seed: number,
  seconds: () => number,
): TextFuzzed {
  const random = mulberry32(seed);
  const found: TextFuzzed = { files: changes, slowest: 0, faults: [] };
  for (let i = 0; i < changes; i++) {
    const file = files[i % files.length];
    if (!file) break;
    const bytes = new TextEncoder().encode(changed(file.text, random));
    const before = seconds();
    try {
      keptOf(bytes, 1 + below(random, 2 ** 20));
    } catch (error) {
      found.faults.push(`change ${i} of seed ${seed} to ${file.name} throws: ${String(error)}`);
    }
    const speed = ((seconds() - before) / Math.max(bytes.length, LEAST_BYTES)) * 1e6;
    found.slowest = Math.max(found.slowest, speed);
    if (speed > SECONDS_PER_MB)
      found.faults.push(`change ${i} of seed ${seed} to ${file.name} takes ${speed.toFixed(2)} s per MB`);
  }
  return found;
}
