import type { Issue } from "../outcome";
import { TABLE_LIMITS } from "../run/table";

/** A table larger than is read: never cut short in silence. */
export const tooMany = (what: "rows" | "columns" | "cells", found: number, at: string): Issue => ({
  code: "table-too-large",
  message: `The table has more than ${TABLE_LIMITS[what].toLocaleString("en-US")} ${what}, which is the limit.`,
  at,
  found: `${found} ${what}`,
  expected: `at most ${TABLE_LIMITS[what]} ${what}`,
  hint: "Split the file, or leave out what is not measured.",
});
