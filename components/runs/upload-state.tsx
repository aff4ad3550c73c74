import { cx } from "@/components/ui/class-names";
import { StateIcon } from "@/components/ui/state-icon";
import { type Item, isCollection, isEnvironment, needsMapping } from "./upload-item";
import { knownAs, modeOf, needsLook } from "./upload-judgement";

interface Props {
  item: Item;
  /** Path of an earlier line with the same bytes. */
  twin: string | null;
  /** A collection of which a system is chosen, an environment file that belongs to some results. */
  isSettled: boolean;
}

/** Where a file stands, in one word and a mark. */
export function UploadState(props: Props) {
  const { word, level } = stateOf(props);
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

function stateOf(props: Props): { word: string; level: "pass" | "warn" | "block" | "none" } {
  const { item } = props;
  switch (item.phase) {
    case "queued":
      return { word: "Queued", level: "none" };
    case "reading":
      return { word: item.share < 1 ? `Sending${percent(item.share)}` : "Reading", level: "none" };
    case "waiting":
      return { word: "To be saved", level: "none" };
    case "saving":
      return { word: item.share < 1 ? `Sending${percent(item.share)}` : "Saving", level: "none" };
    case "refused":
      return item.refused?.lost ? { word: "Not sent", level: "warn" } : { word: "Refused", level: "block" };
    case "saved":
      return item.saved?.created ? { word: "Saved", level: "pass" } : { word: "Already here", level: "pass" };
    case "read":
      return readState(props);
  }
}

function readState({ item, twin, isSettled }: Props): ReturnType<typeof stateOf> {
  if (twin !== null) return { word: "Twice in this list", level: "warn" };
  if (needsMapping(item)) return { word: "Name its columns", level: "none" };
  if (isCollection(item))
    return isSettled ? { word: "Chosen from", level: "pass" } : { word: "Choose systems", level: "none" };
  if (isEnvironment(item))
    return isSettled ? { word: "Recognised", level: "pass" } : { word: "Choose its files", level: "none" };
  if (needsLook(item)) return { word: "Needs attention", level: "warn" };
  if (modeOf(item) === null) return { word: "Choose a side", level: "none" };
  if (knownAs(item)?.same) return { word: "Already here", level: "pass" };
  return { word: "Recognised", level: "pass" };
}
