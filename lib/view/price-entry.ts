// A price as the texts of its form, and back: what is typed is kept as typed, read as UX 5 says, and echoed.
import { PRICE_MODES, PRICING_KINDS, Price } from "../core/cost/price";
import { type Entry, type EntryField, readEntry } from "./number-entry";
import { written } from "./written-number";

export const PRICE_FIELDS = ["gpu", "site", "mode", "kind", "currency", "list", "discount", "source", "date"] as const;
export type PriceField = (typeof PRICE_FIELDS)[number];
/** `dated`: what a copied price says of its time, while its day is still `datedFor`. */
export type PriceFields = Readonly<Partial<Record<PriceField | "dated" | "datedFor", string>>>;
export interface PriceNote {
  error?: string;
  echo?: string;
  meant?: string;
}
export type PriceNotes = Partial<Record<PriceField, PriceNote>>;

const PERCENT = { kind: "percent" } as const;

/** The texts that a price's form opens with. */
export function priceFields(price: Price): PriceFields {
  const { gpu, site = "", mode, kind, currency, list, discount, source, date, dated } = price;
  return {
    gpu,
    site,
    mode,
    kind,
    currency,
    list: written(list, { kind: "money", currency }),
    discount: discount === 0 ? "" : written(discount, PERCENT),
    source,
    date,
    ...(dated === undefined ? {} : { dated, datedFor: date }),
  };
}

export interface ReadPrice {
  /** `null` while a field cannot be read. */
  price: Price | null;
  notes: PriceNotes;
}

const REASONS: Partial<Record<PriceField, string>> = {
  gpu: "Name the GPU, such as H100 SXM, in at most 200 characters.",
  site: "At most 200 characters.",
  mode: "Say which side it is: bare metal or virtualized.",
  kind: "Say what kind of price it is.",
  currency: "An ISO code of three letters, such as USD.",
  source: "Say where the price is written: a quote, an invoice, a price list.",
  date: "A day, written 2026-11-25.",
};

export function readPriceFields(fields: PriceFields): ReadPrice {
  const notes: PriceNotes = {};
  const text = (key: PriceField) => (fields[key] ?? "").trim();
  const choice = <T extends string>(key: PriceField, among: readonly T[]): T | undefined =>
    among.find((one) => one === text(key));
  const currency = text("currency").toUpperCase();
  const list = numberOf(notes, "list", text("list"), { kind: "money", currency });
  const discount = text("discount") === "" ? 0 : numberOf(notes, "discount", text("discount"), PERCENT);
  if (list !== null && !(list >= 1e-6 && list <= 1e6))
    notes.list = { error: "A price per GPU-hour lies between 0.000001 and 1,000,000." };
  if (discount !== null && !(discount >= 0 && discount < 1))
    notes.discount = { error: "A discount takes 0 % to less than 100 % off." };
  const read = Price.safeParse({
    gpu: text("gpu"),
    site: text("site") || undefined,
    mode: choice("mode", PRICE_MODES),
    kind: choice("kind", PRICING_KINDS),
    currency,
    list: list ?? 1,
    discount: discount ?? 0,
    source: text("source"),
    date: text("date"),
    dated: fields.dated && fields.datedFor === text("date") ? fields.dated : undefined,
  });
  for (const { path } of read.error?.issues ?? []) {
    const key = PRICE_FIELDS.find((field) => field === path[0]);
    if (key && REASONS[key]) notes[key] = { error: REASONS[key] };
  }
  const fault = Object.values(notes).some((note) => note.error !== undefined);
  return { price: read.success && !fault ? read.data : null, notes };
}

function numberOf(notes: PriceNotes, key: "list" | "discount", text: string, field: EntryField): number | null {
  if (field.kind === "money" && !/^[A-Z]{3}$/.test(field.currency)) return null;
  const read = readEntry(text, field);
  if (!read.ok) {
    const [first] = read.errors;
    notes[key] = {
      error:
        text === ""
          ? "Type the price of one GPU for one hour."
          : [first?.message, first?.hint].filter(Boolean).join(" "),
    };
    return null;
  }
  const note = noteOf(read.value);
  if (note) notes[key] = note;
  return read.value.value;
}

function noteOf({ echo, meant }: Entry): PriceNote | null {
  if (echo === null) return null;
  return { echo, ...(meant === null ? {} : { meant: meant.text }) };
}
