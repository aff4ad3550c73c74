"use client";

import { CollectionPicker } from "./collection-picker";
import { EnvironmentReach } from "./environment-reach";
import { Folded } from "./folded";
import { MappingPanel } from "./mapping-panel";
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
      <Folded label={<>Say what its columns mean{ofFile}</>} open={false}>
        <MappingPanel
          table={table}
          file={item.file}
          name={item.path}
          onMapped={(mapping) => act.map(item.key, mapping)}
          onAnother={(mapping) => act.mapBeside(item, mapping)}
        />
      </Folded>
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
