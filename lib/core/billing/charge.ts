/** What a row of a bill is for; only usage is spend on work. */
export const CATEGORIES = ["usage", "purchase", "credit", "refund", "tax", "discount", "adjustment"] as const;
export type Category = (typeof CATEGORIES)[number];

/** One row of a bill in one form, whoever wrote it. Texts as written; empty where the bill says nothing. */
export interface Charge {
  category: Category;
  /** A commitment paid for and not used: idle, no virtualization. */
  unusedCommitment: boolean;
  /** Amortised cost, which is the spend (MODEL 6.3); `null`: the bill does not say. */
  effectiveCost: string | null;
  /** What the month's invoice asks for it; `null`: the bill does not say. */
  billedCost: string | null;
  currency: string;
  /** When the usage began, and every other time that must be possible. */
  start: string;
  times: readonly string[];
  provider: string;
  region: string;
  account: string;
  service: string;
  /** Texts that may name a GPU; never names, ids or tags, which people choose. */
  texts: readonly string[];
  /** GPUs of the instance where the bill counts them itself (FOCUS 1.2). */
  gpuCount: number | null;
  quantity: string;
  unit: string;
  /** As written: JSON, or `"key": "value"` pairs. */
  tags: string;
}

/** A row as its cells, whatever file they come from; valid while it is read only. */
export interface BillRow {
  /** Where it begins in the file, from 1. */
  line: number;
  cells: number;
  text: (cell: number) => string;
}

/** A column by its name; empty where the bill has none. */
export type Cells = (column: string) => string;

/** How one provider writes its bill. */
export interface BillFormat {
  id: string;
  label: string;
  /** Whether a header of these columns is this format's; exactly one claims it. */
  claims: (columns: ReadonlySet<string>) => boolean;
  /**
   * The column that is always the effective cost, under each name it has: rows that are left out are then summed from their
   * bytes. `null` where each kind of line has its own; they are summed by the charge, which takes longer.
   */
  cost: readonly string[] | null;
  /** Where a usage row that names no GPU can be told from its bytes; absent where its cost stands in several columns. */
  plain?: PlainColumns;
  /** Writes discounts on lines of their own, so that usage stands at a price nobody pays. */
  discountsApart?: true;
  /** Of the row that `cells` stands at: one object serves all rows, since most of them are no GPU. */
  charge: (cells: Cells) => Charge;
}

/** Columns by every name they have; of several that a bill has, each must say so. */
export interface PlainColumns {
  /** Columns of which a row of paid usage says one of these. */
  usage: readonly { columns: readonly string[]; says: readonly string[] }[];
  currency: readonly string[];
  /** All that `times` reads; the first is `start`, where it says something. */
  times: readonly string[];
  /** All that `texts` and `gpuCount` read. */
  texts: readonly string[];
  /** All that is read beside these, and beside amounts: provider, region, account, unit and tags. */
  words: readonly string[];
  /** All that the amounts read, beside `cost`, and the start where the first time is empty. */
  amounts: readonly string[];
}
