// UX 2, `/compare`: the whole question is in the address, so that the address gives the same answer in a clean browser:
// baseline and candidate (repeated run ids), what was left out and why, and how it is shown.

export const STATISTICS = ["p50", "mean", "p99"] as const;
export const SORTS = ["effect", "name", "component"] as const;

export interface CompareState {
  /** Id of a saved comparison, whose runs then stand in place of those given. */
  saved: string | null;
  baseline: string[];
  candidate: string[];
  exclusions: { runId: string; metric?: string; reason: string }[];
  overrides: { rule: string; reason: string }[];
  /** Only rows of this metric. */
  metric: string | null;
  show: "all" | "signal";
  stat: (typeof STATISTICS)[number] | null;
  sort: (typeof SORTS)[number];
  words: "fin" | "infra";
}

export const EMPTY: CompareState = {
  saved: null,
  baseline: [],
  candidate: [],
  exclusions: [],
  overrides: [],
  metric: null,
  show: "all",
  stat: null,
  sort: "effect",
  words: "infra",
};

const KEYS = ["saved", "baseline", "candidate", "without", "despite", "m", "show", "stat", "sort", "words"];
const BETWEEN = "~";

/** The state as search params; what is default stays out. */
export function toSearch(state: CompareState): URLSearchParams {
  const params = new URLSearchParams();
  const put = (key: string, value: string | null, byDefault: string | null) => {
    if (value !== null && value !== byDefault) params.append(key, value);
  };
  put("saved", state.saved, EMPTY.saved);
  for (const id of state.baseline) params.append("baseline", id);
  for (const id of state.candidate) params.append("candidate", id);
  for (const x of state.exclusions) params.append("without", joined(x.runId, x.metric ?? "", x.reason));
  for (const x of state.overrides) params.append("despite", joined(x.rule, x.reason));
  put("m", state.metric, EMPTY.metric);
  put("show", state.show, EMPTY.show);
  put("stat", state.stat, EMPTY.stat);
  put("sort", state.sort, EMPTY.sort);
  put("words", state.words, EMPTY.words);
  return params;
}

/** The state of an address, and what in it means nothing here: unknown keys, and values no key takes. */
export function fromSearch(params: URLSearchParams): { state: CompareState; unread: string[] } {
  const unread = [...new Set(params.keys())].filter((key) => !KEYS.includes(key));
  const choice = <T extends string>(key: string, options: readonly T[], byDefault: T | null) => {
    const value = params.get(key);
    if (value === null) return byDefault;
    const found = options.find((o) => o === value);
    if (found === undefined) unread.push(`${key}=${value}`);
    return found ?? byDefault;
  };
  const baseline = ids(params, "baseline");
  const state: CompareState = {
    saved: params.get("saved") || null,
    baseline,
    candidate: ids(params, "candidate").filter((id) => !baseline.includes(id)),
    exclusions: params.getAll("without").flatMap((text) => {
      const [runId, metric, reason] = parted(text);
      return runId && reason ? [{ runId, ...(metric ? { metric } : {}), reason }] : [];
    }),
    overrides: params.getAll("despite").flatMap((text) => {
      const [rule, reason] = parted(text);
      return rule && reason ? [{ rule, reason }] : [];
    }),
    metric: params.get("m") || null,
    show: choice("show", ["all", "signal"], EMPTY.show) ?? EMPTY.show,
    stat: choice("stat", STATISTICS, EMPTY.stat),
    sort: choice("sort", SORTS, EMPTY.sort) ?? EMPTY.sort,
    words: choice("words", ["fin", "infra"], EMPTY.words) ?? EMPTY.words,
  };
  return { state, unread };
}

/** The address of a comparison page; what is not given is default. */
export function compareHref(state: Partial<CompareState>): string {
  const query = toSearch({ ...EMPTY, ...state }).toString();
  return query === "" ? "/compare" : `/compare?${query}`;
}

/** The same question, asked of the API: GET by run ids, or the saved comparison. */
export function apiHref({ saved, baseline = [], candidate = [] }: Partial<CompareState>): string {
  if (saved) return `/api/v1/comparisons/${encodeURIComponent(saved)}`;
  const params = new URLSearchParams();
  for (const id of baseline) params.append("baseline", id);
  for (const id of candidate) params.append("candidate", id);
  return `/api/v1/comparisons?${params}`;
}

/** What Next hands a page, as search params. */
export function searchOf(search: Readonly<Record<string, string | string[] | undefined>>): URLSearchParams {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(search))
    for (const one of value === undefined ? [] : [value].flat()) params.append(key, one);
  return params;
}

const ids = (params: URLSearchParams, key: string): string[] => [
  ...new Set(params.getAll(key).filter((id) => id !== "")),
];

const joined = (...parts: string[]): string =>
  parts.map((p) => encodeURIComponent(p).replaceAll(BETWEEN, "%7E")).join(BETWEEN);

function parted(text: string): string[] {
  try {
    return text.split(BETWEEN).map((p) => decodeURIComponent(p).trim());
  } catch {
    // A broken escape was not written here.
    return [];
  }
}
