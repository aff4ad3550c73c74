import type { Json, JsonObject } from "./format";

/** One square or row of the screen, with what says whose it is and whether it is whole. */
export interface Block {
  /** Starts of the program above it, and of its test. */
  start: number;
  test: number;
  /** The name after `Running`; `null` where it is not there. */
  running: string | null;
  line: number;
  description: string | null;
  /** As its heading numbers them. */
  columns: number | null;
  rows: string[][];
  /** The name after `SUM`, which closes it. */
  sum: string | null;
  /** The next test or the closing note stands behind it. */
  settled: boolean;
  /** The file stops within one of its rows. */
  torn: boolean;
}

const PAIRWISE = /^device_to_device_/;
const BOTH_WAYS = /^device_to_device_bidirectional_memcpy_/;
const PART = /_(?:(?:read|write)[12]|total)$/;

/**
 * Between GPUs and both ways the screen has three squares below one `Running`: each way and their total (since 0.8).
 * The total is the result, as in the JSON (FORMATS 4.2).
 */
export function testsOf(blocks: readonly Block[], version: string | null): JsonObject[] {
  const groups: Block[][] = [];
  for (const block of blocks) {
    const group = groups.at(-1);
    const first = group?.[0];
    if (group && first && belongs(first, block) && !isTotal(group.at(-1))) group.push(block);
    else groups.push([block]);
  }
  const oneSquare = /^v?0\.[0-7](?!\d)/.test(version ?? "");
  return groups.map((group) => testOf(group, oneSquare));
}

const stem = (sum: string): string => sum.replace(PART, "");
const isTotal = (block: Block | undefined): boolean => block?.sum?.endsWith("_total") ?? false;

function nameOf({ running, sum }: Block): string | null {
  const said = sum === null ? null : stem(sum);
  return said !== null && running !== null && said !== running ? said : (running ?? said);
}

function belongs(first: Block, block: Block): boolean {
  const name = nameOf(first);
  if (name === null || !BOTH_WAYS.test(name) || first.start !== block.start || first.test !== block.test) return false;
  // Without `Running` only a square that says which way it is belongs to its neighbour.
  return block.running !== null
    ? block.sum === null || stem(block.sum) === name
    : PART.test(block.sum ?? "") && stem(block.sum ?? "") === name;
}

/** @param oneSquare the version writes one square also where both ways are measured */
function testOf(group: Block[], oneSquare: boolean): JsonObject {
  const result = group.at(-1);
  const name = group.map(nameOf).find((n) => n !== null) ?? null;
  const test: JsonObject = new Map<string, Json>([["line", group[0]?.line ?? 1]]);
  if (name !== null) test.set("name", name);
  if (!result || result.description === null) return test.set("status", "Running");
  test.set("status", "Passed");
  test.set("bandwidth_description", result.description);
  test.set("bandwidth_matrix", result.rows);
  if (result.sum === null) test.set("unclosed", true);
  if (!isWhole(group, result, name, oneSquare)) test.set("status", "Cut");
  return test;
}

function isWhole(group: readonly Block[], result: Block, name: string | null, oneSquare: boolean): boolean {
  const columns = result.columns ?? result.rows[0]?.length ?? 0;
  if (result.torn || result.rows.length === 0 || result.rows.some((row) => row.length !== columns)) return false;
  if (name === null ? result.rows.length > 1 && result.rows.length % columns > 0 : isShort(name, result, columns))
    return false;
  if (name !== null && BOTH_WAYS.test(name) && result.rows.length < 3 * columns) {
    const parts = group.some((block) => PART.test(block.sum ?? ""));
    if (parts ? !isTotal(result) : group.length === 2) return false;
    if (group.length === 1 && !parts && !oneSquare && !result.settled) return false;
  }
  return result.sum !== null || sameDigits(result.rows);
}

const isShort = (name: string, { rows }: Block, columns: number): boolean =>
  PAIRWISE.test(name) && rows.length % columns > 0;

/** The tool prints every figure with equal digits behind the point: a last one with fewer has lost its end. */
function sameDigits(rows: readonly string[][]): boolean {
  const digits = rows.flat().flatMap((cell) => (cell === "N/A" ? [] : [(cell.split(".")[1] ?? "").length]));
  return digits.every((count) => count === digits[0] && count > 0);
}
