// Public list prices as somebody collected them (EVIDENCE 11): a dated start to edit, no quote. Each names its source, the
// commit it was read at, and whether it is known to be superseded.
import { z } from "zod";
import { PlainText } from "../units/plain-text";
import { PRICING_KINDS, Price } from "./price";
import rows from "./price-list.json";

const Written = z.strictObject({
  id: z.string().regex(/^list-[a-z0-9-]+$/),
  provider: PlainText,
  product: PlainText,
  gpu: PlainText,
  gpus: z.number().int().min(1),
  perHour: z.number().gt(0),
  perGpuHour: z.number().gt(0),
  kind: z.enum(PRICING_KINDS),
  virtualization: z.enum(["bare metal", "VM", "VM (Nitro)"]),
  dated: PlainText,
  since: z.iso.date(),
  source: PlainText,
  commit: z.string().optional(),
  note: z.string().optional(),
  superseded: z.literal(true).optional(),
});

/** A listed price with where it stands. Money in `price.currency` units. */
export interface ListPrice {
  id: string;
  /** Per GPU-hour, without discount. */
  price: Price;
  /** What the provider calls the machine. */
  product: string;
  /** GPUs of one machine. */
  gpus: number;
  /** Price of the whole machine an hour. */
  perHour: number;
  commit: string | null;
  note: string | null;
  /** Known not to hold any more. */
  superseded: boolean;
  /** Where it stands, in a few words: a repository at its commit, or a page. */
  cited: string;
  /** Where it can be looked up. */
  url: string | null;
}

const LISTED_IN = "USD";

/** The address in a source, or the file of a repository at its commit. */
function urlOf(source: string, commit: string | undefined): string | null {
  const address = /https:\/\/\S+/.exec(source)?.[0];
  if (address !== undefined) return address;
  const [repository = "", path = ""] = source.split(" ");
  return /^[\w.-]+\/[\w.-]+$/.test(repository)
    ? `https://github.com/${repository}/blob/${commit ?? "HEAD"}/${path}`
    : null;
}

/** "skypilot-catalog 05887511", or the title of a page. */
const citedAs = (source: string, commit: string | undefined): string =>
  commit === undefined
    ? (source.split(", https://")[0] ?? source)
    : `${/\/([\w.-]+) /.exec(source)?.[1] ?? source} ${commit}`;

export const PRICE_LIST: readonly ListPrice[] = z
  .array(Written)
  .parse(rows)
  .map((row) => ({
    id: row.id,
    price: Price.parse({
      gpu: row.gpu,
      site: row.provider,
      mode: row.virtualization === "bare metal" ? "bare-metal" : "virtualized",
      kind: row.kind,
      currency: LISTED_IN,
      list: row.perGpuHour,
      source: [row.product, row.source, ...(row.commit === undefined ? [] : [`commit ${row.commit}`])].join(", "),
      date: row.since,
      // The commit stands in the source.
      dated: row.dated.replace("; version of the commit", ""),
    }),
    product: row.product,
    gpus: row.gpus,
    perHour: row.perHour,
    commit: row.commit ?? null,
    note: row.note ?? null,
    superseded: row.superseded ?? false,
    cited: citedAs(row.source, row.commit),
    url: urlOf(row.source, row.commit),
  }));

/** Said wherever listed prices are shown. */
export const LIST_NOTE =
  "Dated list prices, not quotes. They were collected by the SkyPilot project and, for AWS, from a copy of its price page. Your own price always comes first.";
