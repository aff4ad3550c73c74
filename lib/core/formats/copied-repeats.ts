import type { Issue } from "../outcome";
import type { Written } from "../run/run";
import { TELLING_DIGITS, tellingDigits } from "./telling-digits";

/** Earlier repeats with the same head that are compared in full. */
const CANDIDATES = 8;

/** The rows of equal settings, and where in them each headline stands. */
interface Group {
  rows: readonly Written[];
  heads: Map<number, number[]>;
}

/**
 * Leaves out repeats that equal an earlier one in every figure: the same output twice in one file (FORMATS 1.6). A few
 * short figures that agree prove nothing and stay.
 * @param groups rows of equal settings, in the order of the file; the n-th row of each is of the n-th repeat
 */
export function withoutCopiedRepeats(groups: readonly Written[][], warnings: Issue[]): Written[][] {
  const repeated = groups.filter((rows) => rows.length > 1).map(indexed);
  const most = repeated.reduce((count, { rows }) => Math.max(count, rows.length), 0);
  const copies = new Set<Written>();
  let left = 0;
  for (let n = 1; n < most; n++) {
    const there = repeated.filter(({ rows }) => n < rows.length);
    const copied = isCopy(there, n)
      ? there
      : byWorkload(there, n)
          .filter((set) => isCopy(set, n))
          .flat();
    for (const row of copied.flatMap(({ rows }) => rows[n] ?? [])) copies.add(row);
    if (copied.length > 0) left++;
  }
  if (left === 0) return [...groups];
  warnings.push({
    code: "duplicate-result",
    message:
      left === 1
        ? "One repeat equals another in every digit: the same output twice in one file. It counts once."
        : `${left} repeats equal another in every digit: the same output several times in one file. Each counts once.`,
  });
  return groups.map((rows) => rows.filter((row) => !copies.has(row)));
}

function indexed(rows: readonly Written[]): Group {
  const heads = new Map<number, number[]>();
  rows.forEach((row, n) => {
    const head = headOf(row);
    const known = heads.get(head);
    if (!known) heads.set(head, [n]);
    else if (known.length < CANDIDATES) known.push(n);
  });
  return { rows, heads };
}

const headOf = ({ statistics, samples }: Written): number =>
  statistics?.median ?? statistics?.value ?? statistics?.mean ?? samples?.[0] ?? Number.NaN;

function byWorkload(groups: readonly Group[], n: number): Group[][] {
  const sets = new Map<string, Group[]>();
  for (const group of groups) {
    const name = group.rows[n]?.workload ?? "";
    const set = sets.get(name);
    if (set) set.push(group);
    else sets.set(name, [group]);
  }
  return sets.size > 1 ? [...sets.values()] : [];
}

/** Whether all rows of repeat `n` equal those of one earlier repeat, with digits enough to rule chance out. */
function isCopy(groups: readonly Group[], n: number): boolean {
  const [first] = groups;
  const row = first?.rows[n];
  if (!first || !row || !isTelling(groups, n)) return false;
  return (first.heads.get(headOf(row)) ?? []).some((m) => m < n && groups.every(({ rows }) => equal(rows[m], rows[n])));
}

function isTelling(groups: readonly Group[], n: number): boolean {
  let telling = 0;
  for (const { rows } of groups)
    for (const figure of figuresOf(rows[n])) {
      telling += tellingDigits(figure);
      if (telling >= TELLING_DIGITS) return true;
    }
  return false;
}

function* figuresOf(row: Written | undefined): Iterable<number> {
  for (const [name, figure] of Object.entries(row?.statistics ?? {}))
    if (name !== "n" && typeof figure === "number" && Number.isFinite(figure)) yield figure;
  for (const figure of row?.samples ?? []) if (Number.isFinite(figure)) yield figure;
}

function equal(a: Written | undefined, b: Written | undefined): boolean {
  if (!a || !b || a.samples?.length !== b.samples?.length) return false;
  const [left, right] = [a.statistics ?? {}, b.statistics ?? {}];
  const names = new Set([...Object.keys(left), ...Object.keys(right)] as (keyof typeof left)[]);
  if ([...names].some((name) => (left[name] ?? null) !== (right[name] ?? null))) return false;
  return a.samples?.every((figure, i) => Object.is(figure, b.samples?.[i])) ?? true;
}
