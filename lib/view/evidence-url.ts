// What `/evidence` shows, as its address says it. What an address does not know filters nothing.
import { GRADES } from "../core/evidence/grade";
import { INTERESTS } from "../core/evidence/interest";
import { LAYERS, TRUSTS } from "../core/evidence/ledger";
import { KINDS, type LedgerFilter, NO_FILTER } from "../core/evidence/ledger-filter";
import { DEFAULT_PRIOR, type PriorId, isPriorId } from "../core/evidence/priors";

export type Mine = { kind: "comparison" | "scenario"; id: string };

export interface EvidenceView {
  filter: LedgerFilter;
  /** Every row of the table, not the first ones. */
  all: boolean;
  /** Whose interval is drawn over the dots. */
  mine: Mine | null;
  /** The situation whose range is shown. */
  prior: PriorId;
}

export type Search = Readonly<Record<string, string | string[] | undefined>>;

const TEXTS = ["q", "gpu", "workload", "id"] as const;
const LONGEST = 200;

export function readEvidence(search: Search): EvidenceView {
  const text = (key: string) => [search[key]].flat()[0]?.slice(0, LONGEST) ?? "";
  const known = (key: string, list: readonly string[]) => (list.includes(text(key)) ? text(key) : "");
  const prior = text("prior");
  return {
    filter: {
      q: text("q"),
      gpu: text("gpu"),
      workload: text("workload"),
      id: text("id"),
      layer: known("layer", Object.keys(LAYERS)),
      kind: KINDS.find((kind) => kind === text("kind")) ?? "",
      grade: known("grade", GRADES),
      trust: known("trust", TRUSTS),
      gains: known("gains", Object.keys(INTERESTS)),
      year: /^\d{4}$/.test(text("year")) ? text("year") : "",
      fixable: text("fixable") === "1",
    },
    all: text("all") === "1",
    mine: mineOf(text("mine")),
    prior: isPriorId(prior) ? prior : DEFAULT_PRIOR,
  };
}

function mineOf(text: string): Mine | null {
  const [, kind, id] = /^(comparison|scenario):([\w-]{1,64})$/.exec(text) ?? [];
  return (kind === "comparison" || kind === "scenario") && id ? { kind, id } : null;
}

export const mineText = (mine: Mine | null): string => (mine ? `${mine.kind}:${mine.id}` : "");

/** The fields that say something, in one order: what is not asked for stays out of the address. */
export function evidenceFields({ filter, all, mine, prior }: EvidenceView): [string, string][] {
  const fields: [string, string][] = [
    ...TEXTS.map((key): [string, string] => [key, filter[key].trim()]),
    ["layer", filter.layer],
    ["kind", filter.kind],
    ["grade", filter.grade],
    ["trust", filter.trust],
    ["gains", filter.gains],
    ["year", filter.year],
    ["fixable", filter.fixable ? "1" : ""],
    ["all", all ? "1" : ""],
    ["mine", mineText(mine)],
    ["prior", prior === DEFAULT_PRIOR ? "" : prior],
  ];
  return fields.filter(([, value]) => value !== "");
}

/** @param change fields laid over the view */
export function evidenceHref(
  view: EvidenceView,
  change: Partial<EvidenceView>,
  anchor: string,
): `/evidence?${string}` | `/evidence#${string}` {
  const query = new URLSearchParams(evidenceFields({ ...view, ...change })).toString();
  return query === "" ? `/evidence#${anchor}` : `/evidence?${query}#${anchor}`;
}

/** What `/evidence` opens with. */
export const PLAIN_VIEW: EvidenceView = { filter: NO_FILTER, all: false, mine: null, prior: DEFAULT_PRIOR };
