import { cx } from "@/components/ui/class-names";
import { StateIcon } from "@/components/ui/state-icon";
import { type Item, knownAs, modeOf, needsLook, twinOf } from "./upload-queue";

/** Where a file stands, in one word and a mark. */
export function UploadState({ item, items }: { item: Item; items: readonly Item[] }) {
  const { word, level } = stateOf(item, items);
  const tone = { pass: "text-ok", warn: "text-warn", block: "text-block", none: "text-ink3" }[level];
  return (
    <span className={cx("inline-flex items-center gap-1.5 type-note font-medium whitespace-nowrap", tone)}>
      {level === "none" ? null : <StateIcon state={level} />}
      {word}
    </span>
  );
}

function percent(share: number) {
  return share > 0 && share < 1 ? ` ${Math.round(share * 100)} %` : "";
}

function stateOf(item: Item, items: readonly Item[]): { word: string; level: "pass" | "warn" | "block" | "none" } {
  switch (item.phase) {
    case "queued":
      return { word: "Queued", level: "none" };
    case "reading":
      return { word: item.share < 1 ? `Sending${percent(item.share)}` : "Reading", level: "none" };
    case "saving":
      return { word: item.share < 1 ? `Sending${percent(item.share)}` : "Saving", level: "none" };
    case "refused":
      return item.refused?.lost ? { word: "Not sent", level: "warn" } : { word: "Refused", level: "block" };
    case "saved":
      return item.saved?.created ? { word: "Saved", level: "pass" } : { word: "Already here", level: "pass" };
    case "read":
      if (twinOf(item, items)) return { word: "Twice in this list", level: "warn" };
      if (needsLook(item)) return { word: "Needs attention", level: "warn" };
      if (modeOf(item) === null) return { word: "Choose a side", level: "none" };
      if (knownAs(item)?.same) return { word: "Already here", level: "pass" };
      return { word: "Recognised", level: "pass" };
  }
}
