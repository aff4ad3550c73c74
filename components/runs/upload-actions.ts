"use client";

import { type Dispatch, useMemo } from "react";
import { alikeOf } from "./alike-tables";
import type { Pick as SystemPick } from "./collection-picker";
import type { Description } from "./description";
import type { Item, Reach } from "./upload-item";
import type { Change } from "./upload-queue";

/** What a line's controls do. The object stays the same, so that lines nobody touched are not drawn again. */
export interface UploadActions {
  select: (key: string, selected: boolean) => void;
  declare: (key: string, declared: Description) => void;
  remove: (key: string) => void;
  retry: (key: string) => void;
  reach: (key: string, reach: Reach) => void;
  map: (key: string, mapping: string | null) => void;
  /** The columns of the other files of this shape are as this file's are. */
  mapAlike: (item: Item, items: readonly Item[]) => void;
  mapBeside: (item: Item, mapping: string) => void;
  choose: (item: Item, picks: SystemPick[]) => void;
}

interface Props {
  dispatch: Dispatch<Change>;
  remove: (keys: readonly string[]) => void;
  addBeside: (item: Item, as: { system?: string; mapping?: string; declared?: Description }[]) => void;
}

export function useUploadActions({ dispatch, remove, addBeside }: Props): UploadActions {
  return useMemo(
    () => ({
      select: (key, selected) => dispatch({ type: "select", keys: [key], selected }),
      declare: (key, declared) => dispatch({ type: "declare", keys: [key], declared }),
      remove: (key) => remove([key]),
      retry: (key) => dispatch({ type: "retry", keys: [key] }),
      reach: (key, reach) => dispatch({ type: "reach", key, reach }),
      map: (key, mapping) => dispatch({ type: "map", key, mapping }),
      mapAlike: (item, items) => {
        for (const { key } of alikeOf(item, items)) dispatch({ type: "map", key, mapping: item.mapping });
      },
      mapBeside: (item, mapping) => addBeside(item, [{ mapping }]),
      choose: (item, picks) =>
        addBeside(
          item,
          picks.map(({ system, mode }) => ({ system, declared: { mode } })),
        ),
    }),
    [dispatch, remove, addBeside],
  );
}
