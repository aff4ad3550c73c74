"use client";

import { Button } from "@/components/ui/button";
import { alikeOf, patternOf } from "./alike-tables";
import { CollectionPicker } from "./collection-picker";
import { EnvironmentReach } from "./environment-reach";
import { Folded } from "./folded";
import { MappingPanel } from "./mapping-panel";
import { countOf } from "@/lib/view/counts";
import type { UploadActions } from "./upload-actions";
import { type Item, isCollection, isEnvironment } from "./upload-item";
import { isChosenOf } from "./upload-judgement";

interface Props {
  item: Item;
  items: readonly Item[];
  act: UploadActions;
  /** Few such questions stand open at once; many are folded. */
  isAmongFew: boolean;
}

/** What a line that is no result wants to know: which files, which systems, which columns. */
export function UploadQuestion({ item, items, act, isAmongFew }: Props) {
  if (isEnvironment(item))
    return <EnvironmentReach item={item} items={items} onReach={(r) => act.reach(item.key, r)} />;
  const { table } = item.preview ?? {};
  const ofFile = <span className="sr-only"> ({item.path})</span>;
  if (table && item.file)
    return (
      <>
        <SameAgain item={item} items={items} act={act} />
        <Folded label={<>Say what its columns mean{ofFile}</>} open={isAmongFew}>
          <MappingPanel
            table={table}
            file={item.file}
            name={item.path}
            onMapped={(mapping) => act.map(item.key, mapping)}
            onAnother={(mapping) => act.mapBeside(item, mapping)}
          />
        </Folded>
      </>
    );
  if (!isCollection(item)) return null;
  const chosen = items.flatMap((o) => (isChosenOf(o, item) && o.system !== null ? [o.system] : []));
  return (
    <Folded label={<>Choose its systems{ofFile}</>} open={isAmongFew}>
      <CollectionPicker
        systems={item.preview?.systems ?? []}
        name={item.path}
        chosen={chosen}
        onChoose={(picks) => act.choose(item, picks)}
      />
    </Folded>
  );
}

/** What was said of one table of this list may hold for the others of its shape. */
function SameAgain({ item, items, act }: Pick<Props, "item" | "items" | "act">) {
  const pattern = patternOf(item, items);
  if (!pattern?.mapping) return null;
  const { mapping } = pattern;
  return (
    <Button size="sm" className="my-1 me-3 max-w-full wrap-anywhere" onClick={() => act.map(item.key, mapping)}>
      Read it the same way as {pattern.path}
    </Button>
  );
}

/** Beside a mapped table: its columns can be named again, and the others of its shape read like it. */
export function MappedActions({ item, items, act }: Pick<Props, "item" | "items" | "act">) {
  const alike = alikeOf(item, items).length;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      {alike > 0 ? (
        <Button size="sm" className="my-1" onClick={() => act.mapAlike(item, items)}>
          Read {countOf(alike, "other file")} of this shape the same way
        </Button>
      ) : null}
      <Button
        size="sm"
        variant="quiet"
        className={alike > 0 ? undefined : "-ms-3"}
        onClick={() => act.map(item.key, null)}
      >
        Name its columns again
      </Button>
    </div>
  );
}
