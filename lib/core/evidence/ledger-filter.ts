// Which of the published figures are asked for. An empty field asks for all.
import { LEDGER, type PublishedFigure } from "./ledger";

export const KINDS = ["measured", "reference", "none", "claimed"] as const;

export interface LedgerFilter {
  q: string;
  layer: string;
  kind: "" | (typeof KINDS)[number];
  gpu: string;
  workload: string;
  year: string;
  grade: string;
  /** A letter of the trust scale. */
  trust: string;
  /** Whom it serves. */
  gains: string;
  fixable: boolean;
  /** Ids, or what they begin with before the dash, apart by commas: "ML11,UI24-01". */
  id: string;
}

export const NO_FILTER: LedgerFilter = {
  q: "",
  layer: "",
  kind: "",
  gpu: "",
  workload: "",
  year: "",
  grade: "",
  trust: "",
  gains: "",
  fixable: false,
  id: "",
};

export const isFiltered = (filter: LedgerFilter): boolean => Object.values(filter).some((v) => v !== "" && v !== false);

const has = (text: string, part: string): boolean => text.toLowerCase().includes(part.trim().toLowerCase());

const equal = (asked: string, found: string | number | null | undefined): boolean =>
  asked === "" || asked === String(found ?? "");

/** The figures that fit every filter given. */
export function figuresFor<F extends PublishedFigure>(filter: LedgerFilter, of: readonly F[]): F[] {
  const words = filter.q.toLowerCase().split(/\s+/).filter(Boolean);
  const ids = filter.id.split(/[\s,]+/).filter(Boolean);
  return of.filter((f) => {
    if (filter.kind === "claimed" ? f.grade !== "claimed" : !equal(filter.kind, f.baseline)) return false;
    if (ids.length > 0 && !ids.some((id) => f.id === id || f.id.startsWith(`${id}-`))) return false;
    if (filter.fixable && f.fixable === "") return false;
    if (!has(f.hardware, filter.gpu) || !has(f.workload, filter.workload)) return false;
    const text = [f.id, f.workload, f.hardware, f.virtualization, f.metric, f.title, f.interest, f.notes].join(" ");
    return (
      equal(filter.layer, f.layer) &&
      equal(filter.year, f.year) &&
      equal(filter.grade, f.grade) &&
      equal(filter.trust, f.trust) &&
      equal(filter.gains, f.gains) &&
      words.every((word) => has(text, word))
    );
  });
}

/** The published figures of these ids, in their order. @throws RangeError where one is not there */
export function figuresOf(ids: readonly string[]): PublishedFigure[] {
  return ids.map((id) => {
    const found = LEDGER.find((f) => f.id === id);
    if (!found) throw new RangeError(`no published figure is called ${id}`);
    return found;
  });
}
