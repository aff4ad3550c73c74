// UX 2, `/compare`: the whole question is in the address, so that the address gives the same answer in a clean browser:
// baseline and candidate (repeated run ids), what was left out and why, and how it is shown.

import { CAPACITY_KEYS, type CapacityAsk, NO_CAPACITY, capacityEntries, capacityFrom } from "./capacity-url";
import { CLUSTER_KEYS, type ClusterAsk, NO_CLUSTER, clusterEntries, clusterFrom } from "./cluster-url";
import { NO_WORKLOAD, WORKLOAD_KEYS, type WorkloadAsk, workloadEntries, workloadFrom } from "./workload-url";
import { PLAIN_VIEW, type RowView, VIEW_KEYS, viewEntries, viewFrom } from "./compare-view";

export interface CompareState extends RowView {
  /** Id of a saved comparison, whose runs then stand in place of those given. */
  saved: string | null;
  baseline: string[];
  candidate: string[];
  exclusions: { runId: string; metric?: string; reason: string }[];
  overrides: { rule: string; metric?: string; reason: string }[];
  words: "fin" | "infra";
  /** Capacity under a latency limit. */
  capacity: CapacityAsk;
  /** Growth with the cluster. */
  cluster: ClusterAsk;
  /** One overhead for a workload. */
  workload: WorkloadAsk;
}

export const EMPTY: CompareState = {
  saved: null,
  baseline: [],
  candidate: [],
  exclusions: [],
  overrides: [],
  ...PLAIN_VIEW,
  words: "infra",
  capacity: NO_CAPACITY,
  cluster: NO_CLUSTER,
  workload: NO_WORKLOAD,
};

const KEYS = [
  "saved",
  "baseline",
  "candidate",
  "without",
  "despite",
  ...VIEW_KEYS,
  "words",
  ...CAPACITY_KEYS,
  ...CLUSTER_KEYS,
  ...WORKLOAD_KEYS,
];
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
  for (const x of state.overrides) params.append("despite", joined(x.rule, x.reason, ...(x.metric ? [x.metric] : [])));
  for (const [key, value] of viewEntries(state)) params.append(key, value);
  put("words", state.words, EMPTY.words);
  const parts = [
    ...capacityEntries(state.capacity),
    ...clusterEntries(state.cluster),
    ...workloadEntries(state.workload),
  ];
  for (const [key, value] of parts) params.append(key, value);
  return params;
}

/** The state of an address, and what in it means nothing here: unknown keys, and values no key takes. */
export function fromSearch(params: URLSearchParams): { state: CompareState; unread: string[] } {
  const unread = [...new Set(params.keys())].filter((key) => !KEYS.includes(key));
  const shown = viewFrom(params);
  unread.push(...shown.unread);
  const said = params.get("words");
  const words = (["fin", "infra"] as const).find((w) => w === said);
  if (said && words === undefined) unread.push(`words=${said}`);
  const baseline = ids(params, "baseline");
  const capacity = capacityFrom(params);
  const workload = workloadFrom(params);
  unread.push(...capacity.unread, ...workload.unread);
  const state: CompareState = {
    saved: params.get("saved") || null,
    baseline,
    candidate: ids(params, "candidate").filter((id) => !baseline.includes(id)),
    exclusions: params.getAll("without").flatMap((text) => {
      const [runId, metric, reason] = parted(text);
      return runId && reason ? [{ runId, ...(metric ? { metric } : {}), reason }] : [];
    }),
    overrides: params.getAll("despite").flatMap((text) => {
      const [rule, reason, metric] = parted(text);
      return rule && reason ? [{ rule, ...(metric ? { metric } : {}), reason }] : [];
    }),
    ...shown.view,
    words: words ?? EMPTY.words,
    capacity: capacity.ask,
    cluster: clusterFrom(params),
    workload: workload.ask,
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
