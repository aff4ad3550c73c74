import type { BillRow, Charge } from "./charge";
import { readCost, writeDecimal } from "./decimal";
import { exactSum } from "./exact-sum";
import type { GpuSpend } from "./gpu-spend";
import { NO_GPU, type Reason, isCurrency } from "./left-out";
import { type PlainCells, isWritten } from "./plain-row";
import type { ScannedRow } from "./row-scanner";

const MOST_LINES = 20;

interface LeftOut extends Reason {
  rows: number;
  lines: number[];
  costs: Map<string, ReturnType<typeof exactSum>>;
}

/** Counts what is left out by its reason, and sums what it costs. @param seen told of every currency */
export function leftOutSums(seen: (currency: string) => void) {
  const reasons = new Map<string, LeftOut>();
  /** Where the last plain row was counted: the next one mostly has its currency. */
  let last: { left: LeftOut; currency: Uint8Array; sum: ReturnType<typeof exactSum> } | null = null;

  function count({ kind, text }: Reason, line: number): LeftOut {
    let known = reasons.get(text);
    if (!known) reasons.set(text, (known = { kind, text, rows: 0, lines: [], costs: new Map() }));
    known.rows++;
    if (known.lines.length < MOST_LINES) known.lines.push(line);
    return known;
  }

  function sumOf(left: LeftOut, currency: string) {
    seen(currency);
    let sum = left.costs.get(currency);
    if (!sum) left.costs.set(currency, (sum = exactSum()));
    return sum;
  }

  return {
    leave(reason: Reason, row: BillRow, { currency, effectiveCost }: Charge): void {
      const left = count(reason, row.line);
      if (isCurrency(currency)) sumOf(left, currency).addWhole(readCost(effectiveCost ?? "") ?? 0n);
    },
    /** A row that was told from its bytes to charge for no GPU. */
    leavePlain(row: ScannedRow, cells: PlainCells): void {
      if (!last || !isWritten(row, cells.currency, last.currency)) {
        const currency = row.text(cells.currency);
        const left = count(NO_GPU, row.line);
        if (!isCurrency(currency)) return;
        last = { left, currency: new TextEncoder().encode(currency), sum: sumOf(left, currency) };
      } else {
        last.left.rows++;
        if (last.left.lines.length < MOST_LINES) last.left.lines.push(row.line);
      }
      last.sum.add(row.bytes, row.from(cells.cost), row.to(cells.cost));
    },
    end: (): GpuSpend["leftOut"] =>
      [...reasons.values()].map(({ text, kind, rows, lines, costs }) => ({
        reason: text,
        kind,
        rows,
        lines,
        costs: [...costs]
          .map(([currency, sum]) => ({ currency, cost: sum.total() }))
          .filter(({ cost }) => cost !== 0n)
          .map(({ currency, cost }) => ({ currency, effectiveCost: writeDecimal(cost) })),
      })),
  };
}
