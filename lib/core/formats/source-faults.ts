import { excerpt, type Issue } from "../outcome";
import { Privacy } from "../privacy/privacy";
import { sizeOf } from "../units/size";
import type { ReadLimits } from "./limits";

/** What is wrong with a text as a whole. */
export const tooManyLines = (lines: number, limit: number): Issue => ({
  code: "too-many-lines",
  message: `The file has ${lines.toLocaleString("en-US")} lines; a text is read up to ${limit.toLocaleString("en-US")}.`,
  found: `${lines} lines`,
  expected: `at most ${limit} lines`,
  hint: "Upload what the benchmark printed; leave out the rest of the log, or split the run into several files.",
});

const lineTooLong = (line: number, limit: number): Issue => ({
  code: "line-too-long",
  message: `Line ${line} is longer than ${sizeOf(limit)}.`,
  at: `line ${line}`,
  expected: "the text a benchmark printed",
});

/** Whether a text has too many lines, or one that is too long. */
export function linesFault(text: string, lines: number, limits: ReadLimits): Issue | null {
  if (lines > limits.lines) return tooManyLines(lines, limits.lines);
  let number = 1;
  for (let from = 0; from < text.length; number++) {
    const end = text.indexOf("\n", from);
    const length = (end < 0 ? text.length : end) - from;
    if (length > limits.line) return lineTooLong(number, limits.line);
    from += length + 1;
  }
  return null;
}

export function notText(bytes: Uint8Array): Issue {
  const zero = bytes.indexOf(0);
  const start = new Privacy().value(String.fromCharCode(...bytes.subarray(0, 200)).replace(/[^\x20-\x7e]/g, "·"), null);
  return zero >= 0
    ? {
        code: "binary",
        message: "The file is binary, not text.",
        at: `byte ${zero + 1}`,
        found: `a zero byte; the file starts with "${excerpt(start, 24)}"`,
        expected: "the text or JSON a benchmark printed",
        hint: "Upload what the benchmark printed, not a program, a picture or an archive.",
      }
    : {
        code: "not-utf-8",
        message: "The file is not UTF-8 text.",
        found: `bytes of another encoding; the file starts with "${excerpt(start, 24)}"`,
        expected: "UTF-8 text",
        hint: "Save the file as UTF-8. If it is not a text at all, upload what the benchmark printed.",
      };
}
