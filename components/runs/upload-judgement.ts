import { type Item, isCollection, isEnvironment, needsMapping } from "./upload-item";
import { type Mode, isVirtual } from "@/lib/core/run/environment";
import { type SideName, sideOf } from "@/lib/view/modes";

/** The mode a file would be saved with: the user's word, else the file's own. */
export function modeOf(item: Item): Mode | null {
  return item.declared.mode ?? item.preview?.environment.mode ?? null;
}

/** The words of the file that speak for or against the side; null when it says nothing. */
export function modeEvidence(item: Item) {
  const signs = item.preview?.evidence ?? [];
  return signs.find((e) => e.field === "mode") ?? signs.find((e) => e.field === "hypervisor") ?? null;
}

/** Results that could be saved, if their side is known. */
const isResult = (item: Item): boolean => !isEnvironment(item) && !isCollection(item) && !needsMapping(item);

export type Doubt = { code: "side-missing" } | { code: "side-contradicts"; text: string; at: string };

/** Why a file needs a look before it is saved. */
export function doubtOf(item: Item): Doubt | null {
  if (!isResult(item)) return null;
  const mode = modeOf(item);
  if (item.phase === "read" && mode === null) return { code: "side-missing" };
  const sign = modeEvidence(item);
  if (!sign || sign.hint || !mode) return null;
  const virtual = sign.field === "hypervisor" ? sign.value !== "unknown" : sign.value !== "bare-metal";
  const proves = sign.field === "hypervisor" ? virtual : sign.value !== "container";
  return proves && virtual !== isVirtual(mode) && mode !== "container"
    ? { code: "side-contradicts", text: sign.text, at: sign.at }
    : null;
}

/** Notes on how a file was read, which leave every number as it is. */
const ROUTINE: ReadonlySet<string> = new Set([
  "environment-left-out",
  "gpus-not-listed",
  "mode-hint",
  "more-warnings",
  "percentiles-left-out",
  "published-figures",
  "repeats-in-one-file",
]);

/** A warning that may change what a number says, or a contradiction: not the mere question of the side, which every file without one asks by itself. */
export const needsLook = (item: Item): boolean =>
  doubtOf(item)?.code === "side-contradicts" ||
  (item.preview?.warnings.some((w) => !ROUTINE.has(w.code)) ?? false) ||
  (item.described?.contradictions.length ?? 0) > 0;

/** Leaving the page would lose it if this browser did not keep it: not saved, and not refused for good. */
export const isUnsaved = ({ phase, refused, file }: Item): boolean =>
  file !== null && phase !== "saved" && (phase !== "refused" || refused?.lost === true);

/** The run that holds the same bytes already; `same`: on the side they would be saved to. */
export function knownAs(item: Item): { id: string; createdAt: string; same: boolean } | null {
  const mode = modeOf(item);
  const known = item.preview?.known ?? [];
  const match = known.find((k) => k.mode === mode);
  const shown = match ?? known[0];
  return shown ? { id: shown.id, createdAt: shown.createdAt, same: match !== undefined } : null;
}

/** Lines that hold the same bytes, read the same way for the same side, as an earlier line: key → its path. */
export function twinsOf(items: readonly Item[]): ReadonlyMap<string, string> {
  const first = new Map<string, Item>();
  const twins = new Map<string, string>();
  for (const item of items) {
    const sha = item.preview?.sha256;
    if (!sha || isCollection(item) || needsMapping(item)) continue;
    const same = [sha, modeOf(item), item.system, item.mapping].join("\n");
    const before = first.get(same);
    if (before) twins.set(item.key, before.path);
    else first.set(same, item);
  }
  return twins;
}

export interface Tally {
  total: number;
  /** Files whose reading or saving has ended. */
  done: number;
  ready: Item[];
  sideless: Item[];
  /** Collections and tables that ask something before there is a result to save. */
  asking: Item[];
  environments: Item[];
  refused: Item[];
  saving: Item[];
  saved: Item[];
  counts: Record<SideName, number>;
}

/** How the list stands. `twins` as {@link twinsOf} found them. */
export function tally(items: readonly Item[], twins: ReadonlyMap<string, string>): Tally {
  const of = (...phases: Item["phase"][]) => items.filter((i) => phases.includes(i.phase));
  const read = of("read");
  const results = read.filter(isResult);
  const ready = results.filter((i) => modeOf(i) !== null && !twins.has(i.key));
  const counts = { baseline: 0, candidate: 0 };
  for (const item of ready) {
    const mode = modeOf(item);
    if (mode) counts[sideOf(mode)]++;
  }
  return {
    total: items.length,
    done: of("read", "refused", "saved").length,
    ready,
    sideless: results.filter((i) => modeOf(i) === null),
    asking: read.filter((i) => needsMapping(i) || (isCollection(i) && !items.some((o) => isChosenOf(o, i)))),
    environments: read.filter((i) => isEnvironment(i) && !twins.has(i.key)),
    refused: of("refused"),
    saving: of("waiting", "saving"),
    saved: of("saved"),
    counts,
  };
}

/** Whether a line is one system of that collection. */
export const isChosenOf = (item: Item, collection: Item): boolean =>
  item.system !== null && item.path === collection.path && item.file === collection.file;

/** What the paths of files without a side hint at, when they hint at something. */
export function offers(items: readonly Item[]): Record<SideName, Item[]> {
  const open = items.filter((i) => i.phase === "read" && isResult(i) && modeOf(i) === null);
  const hinting = (side: SideName) => open.filter((i) => i.hint === side);
  return { baseline: hinting("baseline"), candidate: hinting("candidate") };
}

/** Whether something is left to do with the list: files of a machine and collections are done when all results are. */
export function isUnfinished(items: readonly Item[]): boolean {
  const open = items.filter(isUnsaved);
  return open.some(
    (i) =>
      i.phase !== "read" ||
      isResult(i) ||
      needsMapping(i) ||
      (isCollection(i) && !items.some((o) => isChosenOf(o, i))) ||
      (isEnvironment(i) && !items.some((o) => o.saved)),
  );
}
