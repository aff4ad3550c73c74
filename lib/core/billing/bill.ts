// A bill as GPU spend: which rows are GPUs at work, what they cost, and what was left out with its reason.
import { AWS_CUR } from "./aws-cur";
import { AZURE_COST } from "./azure-cost";
import { warningsOf } from "./bill-warnings";
import type { BillFormat, BillRow, Charge } from "./charge";
import { FOCUS } from "./focus";
import { gpuReader } from "./gpu-of-charge";
import type { GpuSpend } from "./gpu-spend";
import { type Place, gpuSums } from "./gpu-sums";
import { NO_GPU, costFault, faultOf, leftOutBecause } from "./left-out";
import { leftOutSums } from "./left-out-sums";
import { mostOf } from "./most-of";
import { OCI_COST } from "./oci-cost";
import { plainCells } from "./plain-row";
import { rowMemory } from "./row-memory";
import { type ScannedRow, rowScanner } from "./row-scanner";

export const BILL_FORMATS: readonly BillFormat[] = [...FOCUS, AWS_CUR, AZURE_COST, OCI_COST];

/** Why bytes are no bill. */
export class NoBill extends Error {}

const MOST_CURRENCIES = 20;
const MOST_MONTHS = 600;

/**
 * Reads a bill piece by piece; memory does not grow with the file.
 * @param options `inFull`: every row is made text; the bill is the same, and takes longer
 * @returns `push` for bytes of UTF-8 CSV and `end` for the answer
 * @throws NoBill where no format knows the header, or where a row never ends
 */
export function billReader({ inFull = false } = {}) {
  let rows: ReturnType<typeof billRows> | null = null;
  const scanner = rowScanner((row) => {
    if (!rows) rows = billRows(Array.from({ length: row.cells }, (_, i) => row.text(i)));
    else if (inFull || !rows.addPlain(row)) rows.add(row);
  });
  return {
    push: (chunk: Uint8Array): void => named(() => scanner.push(chunk)),
    end(): GpuSpend {
      named(() => scanner.end());
      if (!rows) throw new NoBill("The file is empty.");
      return rows.end();
    },
  };
}

/**
 * Reads a bill row by row, from a table that is not CSV.
 * @param columns names in the order of the cells
 * @throws NoBill where no format knows them
 */
export function billTable(columns: readonly string[]) {
  const rows = billRows(columns);
  return {
    /** The columns that are ever asked for. */
    reads: rows.reads,
    add: (row: BillRow): void => named(() => rows.add(row)),
    end: rows.end,
  };
}

function billRows(header: readonly string[]) {
  const names = header.map((name) => name.trim());
  const format = formatOf(names);
  const index = new Map(names.map((name, i) => [name, i]));
  let now: BillRow = { line: 0, cells: 0, text: () => "" };
  const charge: Charge = format.charge((column) => {
    const at = index.get(column);
    return at === undefined ? "" : now.text(at);
  });
  let rows = 0;
  let gpuRows = 0;
  const discounts = { gpu: false, other: false };
  const currencies = mostOf(
    MOST_CURRENCIES,
    `The bill has more than ${MOST_CURRENCIES} currencies, which no bill has.`,
  );
  const months = mostOf(MOST_MONTHS, `The bill has more than ${MOST_MONTHS} months, which no bill has.`);
  const gpuOf = gpuReader();
  const left = leftOutSums(currencies);
  const sums = gpuSums((currency, month) => {
    currencies(currency);
    months(month);
  });
  const plain = plainCells(format, index, names.length);
  const memory = plain ? rowMemory<Place>(plain) : null;

  return {
    reads: columnsRead(format, names),
    /** Takes a row that its bytes say enough of; false where it must be read in full. */
    addPlain(row: ScannedRow): boolean {
      if (!plain || !memory || !plain.isSound(row)) return false;
      if (plain.isOfNoGpu(row)) {
        rows++;
        left.leavePlain(row, plain);
        return true;
      }
      const place = memory.find(row);
      if (!place) return false;
      now = row;
      if (costFault(charge)) return false;
      rows++;
      gpuRows++;
      sums.add(place, charge);
      return true;
    },
    add(row: BillRow): void {
      rows++;
      now = row;
      const gpu = gpuOf(charge);
      if (format.discountsApart && charge.category === "discount") discounts[gpu ? "gpu" : "other"] = true;
      const wrong = faultOf(charge, row.cells, names.length) ?? leftOutBecause(charge, gpu);
      if (wrong !== null || !gpu) {
        if (wrong?.kind === "unused" && gpu) sums.addUnused(charge, gpu);
        return left.leave(wrong ?? NO_GPU, row, charge);
      }
      gpuRows++;
      const place = sums.placeOf(charge, gpu);
      sums.add(place, charge);
      if (isScanned(row) && plain?.isSound(row)) memory?.keep(row, place);
    },
    end(): GpuSpend {
      const { unknownCounts, groups, groupsCut, months: spend, ...found } = sums.end();
      return {
        format: format.id,
        label: format.label,
        rows,
        gpuRows,
        leftOut: left.end(),
        months: spend,
        ...found,
        warnings: warningsOf({ format, rows, spend, unknownCounts, discounts, groups, groupsCut }),
      };
    },
  };
}

function formatOf(names: readonly string[]): BillFormat {
  if (names.some((name) => /\r(?!\n)/.test(name)))
    throw new NoBill("The lines of this file end in CR alone. Export it with LF or CR LF at the end of each line.");
  const columns = new Set(names);
  const format = BILL_FORMATS.find((f) => f.claims(columns));
  if (format) return format;
  throw new NoBill(
    `No bill that is read has these columns: ${names.slice(0, 6).join(", ")}${names.length > 6 ? " …" : ""}. Read are ${BILL_FORMATS.map((f) => f.label).join(", ")}.`,
  );
}

/** All columns where a format does not say which it reads. */
function columnsRead({ plain, cost }: BillFormat, names: readonly string[]): string[] {
  if (!plain) return [...names];
  const { usage, currency, times, texts, words, amounts } = plain;
  const read = new Set(
    [...(cost ?? []), ...usage.flatMap((u) => u.columns), currency, times, texts, words, amounts].flat(),
  );
  return names.filter((name) => read.has(name));
}

const isScanned = (row: BillRow): row is ScannedRow => "bytes" in row;

function named(work: () => void): void {
  try {
    work();
  } catch (error) {
    throw error instanceof RangeError ? new NoBill(error.message) : error;
  }
}
