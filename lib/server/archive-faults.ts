// How a zip can be unfit, in words.
import "server-only";
import type { Issue } from "../core/outcome";
import { MAX_ENTRIES, MAX_RATIO } from "../core/formats/upload-limits";
import { sizeOf } from "../core/units/size";

const unpackFirst = "Unpack it yourself and send the files.";

export const TOO_MANY: Issue = {
  code: "too-many-entries",
  message: "The archive holds too many files.",
  at: "body",
  found: `more than ${MAX_ENTRIES}`,
  expected: `at most ${MAX_ENTRIES}`,
  hint: "Pack the results without the rest of the folder.",
};
export const tooMuch = (limit: number): Issue => ({
  code: "too-large",
  message: "The archive unpacks to more than is taken at once.",
  at: "body",
  found: `more than ${sizeOf(limit)}`,
  expected: `at most ${sizeOf(limit)}`,
  hint: unpackFirst,
});
export const BOMB: Issue = {
  code: "packed-too-well",
  message: "The archive unpacks to far more than its own size, as archives made to do harm do.",
  at: "body",
  found: `more than ${MAX_RATIO} times its size`,
  expected: `at most ${MAX_RATIO} times`,
  hint: unpackFirst,
};
export const OVERLAPPING: Issue = {
  code: "overlapping-entries",
  message: "Files in the archive lie over one another, as in archives made to do harm.",
  at: "body",
  found: "two entries in the same place",
  expected: "entries side by side",
  hint: unpackFirst,
};
export const EMPTY: Issue = {
  code: "empty-archive",
  message: "The archive holds no files.",
  at: "body",
  found: "no files",
  expected: "result files",
  hint: "Pack the files that the benchmarks printed.",
};
export const OFFICE: Issue = {
  code: "office-document",
  message: "This is an office document, not an archive of results.",
  at: "body",
  found: "a workbook or a text document",
  expected: "result files, or a table as CSV",
  hint: "Save the sheet as CSV and send that.",
};
export const SEVERAL: Issue = {
  code: "several-files",
  message: "The archive holds several files; one is taken here.",
  at: "body",
  found: "several files",
  expected: "one file",
  hint: "Send the files one by one.",
};
export const ENCRYPTED: Issue = {
  code: "encrypted",
  message: "This file in the archive is locked with a password.",
  found: "an encrypted entry",
  expected: "an archive without a password",
  hint: unpackFirst,
};
export const NESTED: Issue = {
  code: "nested-archive",
  message: "An archive inside an archive is not unpacked.",
  found: "an archive in an archive",
  expected: "result files",
  hint: "Unpack the inner archive and send its files.",
};
export const damaged = (why: string): Issue => ({
  code: "damaged-archive",
  message: "The archive is damaged here.",
  at: "body",
  found: why,
  expected: "a whole zip file",
  hint: "Make the archive anew, or send the files themselves.",
});
