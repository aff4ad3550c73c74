// Most rows of a bill are usage of something else than a GPU, and nothing is wrong with them. These are told from their bytes,
// without making them text.
import { plainTime } from "./bill-time";
import type { BillFormat } from "./charge";
import { gpuLetters } from "./gpu-letters";
import type { ScannedRow } from "./row-scanner";

/** Where a format's cells stand, for rows told from their bytes. */
export interface PlainCells {
  /** The cell of the row's cost and of its currency. */
  cost: number;
  currency: number;
  /** The cell of its start, and all that are read beside times and amounts. */
  start: number;
  words: readonly number[];
  /** Whether a row has no cell too many and only times that can be, for certain. False says nothing, here and below. */
  isSound: (row: ScannedRow) => boolean;
  /** Whether a sound row is usage that charges for no GPU. */
  isOfNoGpu: (row: ScannedRow) => boolean;
}

/** `null` where the format cannot be told so: its cost or its currency may stand in several cells. */
export function plainCells(
  { cost, plain }: BillFormat,
  index: ReadonlyMap<string, number>,
  columns: number,
): PlainCells | null {
  if (!plain || !cost) return null;
  const cellsOf = (names: readonly string[]) =>
    names.flatMap((name) => {
      const at = index.get(name);
      return at === undefined ? [] : [at];
    });
  const [costAt, ...costs] = cellsOf(cost);
  const [currency, ...currencies] = cellsOf(plain.currency);
  const times = cellsOf(plain.times);
  const [start] = times;
  if (costAt === undefined || currency === undefined || start === undefined) return null;
  if (costs.length > 0 || currencies.length > 0) return null;
  const texts = cellsOf(plain.texts);
  const usage = plain.usage.flatMap(({ columns, says }) =>
    cellsOf(columns).map((cell) => ({ cell, says: says.map((text) => new TextEncoder().encode(text)) })),
  );
  return {
    cost: costAt,
    currency,
    start,
    words: [currency, ...usage.map(({ cell }) => cell), ...texts, ...cellsOf(plain.words)],
    isSound(row) {
      if (row.cells > columns) return false;
      for (const cell of times) if (!plainTime(row.bytes, row.from(cell), row.to(cell))) return false;
      return true;
    },
    isOfNoGpu(row) {
      for (const { cell, says } of usage) if (!isOneOf(row, cell, says)) return false;
      for (const cell of texts) if (gpuLetters(row.bytes, row.from(cell), row.to(cell))) return false;
      return true;
    },
  };
}

function isOneOf(row: ScannedRow, cell: number, texts: readonly Uint8Array[]): boolean {
  for (const text of texts) if (isWritten(row, cell, text)) return true;
  return false;
}

/** Whether a cell is exactly these bytes. */
export function isWritten(row: ScannedRow, cell: number, bytes: Uint8Array): boolean {
  const from = row.from(cell);
  const length = bytes.length;
  if (row.to(cell) - from !== length) return false;
  for (let i = 0; i < length; i++) if (row.bytes[from + i] !== bytes[i]) return false;
  return true;
}
