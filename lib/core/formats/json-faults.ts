import { sizeOf } from "../units/size";
import type { Fault } from "./fault";

/** Of the reader's own: what was expected, and what stands there instead. The reader adds the place. */
export function syntaxFault(found: string, expected: string): Fault {
  return {
    kind: "syntax",
    code: "not-json",
    message: "The file is not valid JSON here.",
    found,
    expected,
    hint: "Copy the file again from where the benchmark wrote it; if it was edited by hand, mend it here.",
  };
}

/** A byte as it is said in a sentence. */
export const byteText = (byte: number): string =>
  byte > 0x20 && byte < 0x7f ? `"${String.fromCharCode(byte)}"` : `byte 0x${byte.toString(16).padStart(2, "0")}`;

export const NOT_UTF8: Fault = {
  kind: "encoding",
  code: "not-utf-8",
  message: "A text in the file is not UTF-8.",
  hint: "Save the file as UTF-8.",
};

/** Bytes of one number. */
export const LONGEST_NUMBER = 1024;

export const NUMBER_TOO_LONG: Fault = {
  kind: "limit",
  code: "number-too-long",
  message: "A number has more than 1,024 digits.",
  expected: "at most 1,024 digits",
  hint: "Round the number.",
};

export const stringTooLong = (limit: number): Fault => ({
  kind: "limit",
  code: "string-too-long",
  message: `A text is longer than ${sizeOf(limit)}.`,
  expected: `at most ${limit} bytes`,
  hint: "Leave the text out: it is no measurement.",
});

export function cutFault(line: number, path: string, where: string, expected: string): Fault {
  return {
    kind: "cut",
    code: "cut-short",
    message: `The file ends inside a document that begins on line ${line}; reading got as far as ${path}.`,
    at: `${path}, ${where}`,
    found: "the end of the file",
    expected,
    hint: "The file was probably cut while it was copied or the benchmark was stopped. Copy it again or repeat the run.",
  };
}
