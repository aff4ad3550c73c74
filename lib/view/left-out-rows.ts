// What a bill holds beside the spend: commitments, credits and taxes each on a line of their own, of GPUs and of all else.
import { readDecimal, writeDecimal } from "../core/billing/decimal";
import type { GpuSpend, LeftOutKind } from "../core/billing/gpu-spend";
import { NO_GPU_NAMED } from "../core/billing/left-out";

const BESIDE = {
  unused: "Commitments that nothing ran on",
  purchase: "Commitments bought",
  credit: "Credits",
  refund: "Refunds",
  tax: "Taxes",
  discount: "Discounts on lines of their own",
  adjustment: "Adjustments",
} as const satisfies Partial<Record<LeftOutKind, string>>;

export interface BesideRow {
  kind: string;
  currency: string;
  /** Exact decimals: of rows that name a GPU, and of those that name none. */
  ofGpus: string;
  other: string;
  rows: number;
}

/** One row a kind and currency that the bill has any of, in a fixed order. */
export function besideRows({ leftOut }: Pick<GpuSpend, "leftOut">): BesideRow[] {
  return Object.entries(BESIDE).flatMap(([kind, name]) => {
    const of = leftOut.filter((l) => l.kind === kind);
    const rows = of.reduce((sum, l) => sum + l.rows, 0);
    const currencies = [...new Set(of.flatMap((l) => l.costs.map((c) => c.currency)))].sort();
    const sum = (currency: string, noGpu: boolean) =>
      writeDecimal(
        of
          .filter((l) => l.reason.endsWith(NO_GPU_NAMED) === noGpu)
          .flatMap((l) => l.costs)
          .filter((c) => c.currency === currency)
          .reduce((total, c) => total + (readDecimal(c.effectiveCost) ?? 0n), 0n),
      );
    return currencies.map((currency) => ({
      kind: name,
      currency,
      ofGpus: sum(currency, false),
      other: sum(currency, true),
      rows,
    }));
  });
}
