import { cx } from "@/components/ui/class-names";
import { spellNumber } from "@/lib/core/units/spell";
import { type Item, isCollection, isEnvironment, needsMapping } from "./upload-item";
import { doubtOf, needsLook } from "./upload-judgement";

export type Group = "all" | "asks" | "attention" | "refused" | "saved";

const NAMES = {
  all: "All",
  asks: "Open questions",
  attention: "Need attention",
  refused: "Refused",
  saved: "Saved",
} satisfies Record<Group, string>;

/** Which lines of a long list a line is found among. */
export function groupOf(item: Item, isSettled: boolean): Exclude<Group, "all"> | null {
  if (item.phase === "refused" || item.phase === "saved") return item.phase;
  if (item.phase !== "read") return null;
  if (needsMapping(item)) return "asks";
  if (isCollection(item) || isEnvironment(item)) return isSettled ? null : "asks";
  if (doubtOf(item)?.code === "side-missing") return "asks";
  return needsLook(item) ? "attention" : null;
}

interface Props {
  counts: Record<Group, number>;
  shown: Group;
  onShow: (group: Group) => void;
}

/** A long list by what its files need. */
export function UploadFilter({ counts, shown, onShow }: Props) {
  const groups = (Object.keys(NAMES) as Group[]).filter((g) => counts[g] > 0 || g === shown);
  if (groups.length < 3 && shown === "all") return null;
  return (
    <div role="group" aria-label="Show files" className="mb-3 flex flex-wrap gap-2">
      {groups.map((group) => (
        <button
          key={group}
          type="button"
          aria-pressed={group === shown}
          onClick={() => onShow(group)}
          className={cx(
            "min-h-11 rounded border px-3 type-note font-medium sm:min-h-8",
            group === shown ? "border-action bg-action text-on-action" : "border-control text-ink2 hover:bg-sunken",
          )}
        >
          {NAMES[group]} <span className="num">{spellNumber(counts[group])}</span>
        </button>
      ))}
    </div>
  );
}
