"use client";

import { useMemo, useState } from "react";
import { compareHref } from "@/lib/view/compare-url";
import { countOf } from "@/lib/view/counts";
import { toCsv } from "@/lib/view/csv";
import { asMode, sideOf } from "@/lib/view/modes";
import { changeBatch } from "./batch-api";
import { DescribePanel } from "./describe-panel";
import { rejectCounts, rejectsOf } from "./rejects";
import { SaveBar } from "./save-bar";
import { SideOffer } from "./side-offer";
import { useUploadActions } from "./upload-actions";
import { withEnvironments } from "./upload-described";
import { type Group, UploadFilter, groupOf } from "./upload-filter";
import { type Item, isCollection, isEnvironment, needsMapping } from "./upload-item";
import { isChosenOf, isUnfinished, tally, twinsOf } from "./upload-judgement";
import { describedBy } from "./upload-links";
import { UploadPause } from "./upload-pause";
import { KeptNote } from "./upload-resume";
import { MappedActions, UploadQuestion } from "./upload-question";
import { UploadRow } from "./upload-row";
import { useBatchProgress } from "./use-batch-progress";
import type { useUploads } from "./use-uploads";

/** The files of an upload: what each is, what it asks, and the bar that saves them. */
export function UploadList({ uploads }: { uploads: ReturnType<typeof useUploads> }) {
  const { items: plain, dispatch, batch, halt, resume, stop, leftOff } = uploads;
  const act = useUploadActions(uploads);
  const [group, setGroup] = useState<Group>("all");
  const [before] = useState(() => new WeakMap());
  const items = useMemo(() => withEnvironments(plain, before), [plain, before]);
  const twins = useMemo(() => twinsOf(items), [items]);
  const counts = tally(items, twins);
  const isSaving = counts.saving.length > 0;
  const progress = useBatchProgress(batch.id, isSaving, counts.saved.length > 0);
  const described = useMemo(
    () => new Map(items.filter(isEnvironment).map((e) => [e.key, describedBy(e, items).length])),
    [items],
  );
  const machines = counts.environments.filter((e) => described.get(e.key));
  const ids = (side: string) =>
    items.flatMap((i) => {
      const mode = asMode(i.saved?.mode);
      return i.saved && i.saved.id !== "" && mode && sideOf(mode) === side ? [i.saved.id] : [];
    });
  const baseline = ids("baseline");
  const candidate = ids("candidate");
  const settled = (item: Item): boolean => {
    if (isCollection(item)) return items.some((o) => isChosenOf(o, item));
    return !isEnvironment(item) || (described.get(item.key) ?? 0) > 0;
  };
  const groups = new Map(items.map((i) => [i.key, groupOf(i, settled(i))]));
  const shown = group === "all" ? items : items.filter((i) => groups.get(i.key) === group);

  function save() {
    const keys = [...machines, ...counts.ready].map((i) => i.key);
    // The batch then counts what is saved, not what was looked at.
    if (batch.id) void changeBatch(batch.id, keys.length + counts.saved.length).catch(() => {});
    dispatch({ type: "ask", keys });
  }

  return (
    <section aria-label="Files" className="mt-6 rounded border border-line bg-surface px-4 sm:px-6">
      <p aria-live="polite" className="sr-only">
        {spoken(counts.done, counts.total, isSaving)}
      </p>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 pt-4 pb-3">
        <h2 className="type-sub">{countOf(items.length, "file")}</h2>
        <KeptNote keeping={batch.keeping} isKept={batch.isKept && !uploads.isTaking} isOpen={isUnfinished(items)} />
      </div>
      {leftOff > 0 ? (
        <p className="mb-3 type-note font-medium text-warn">
          {countOf(leftOff, "file")} more {leftOff === 1 ? "was" : "were"} left off: a list holds 1,000. Save these,
          then drop the rest.
        </p>
      ) : null}
      {halt ? <UploadPause halt={halt} waiting={counts.total - counts.done} onResume={resume} /> : null}
      {counts.done === counts.total ? (
        <SideOffer items={items} onDeclare={(keys, mode) => dispatch({ type: "declare", keys, declared: { mode } })} />
      ) : null}
      {counts.ready.length + counts.sideless.length > 0 ? (
        <DescribePanel
          selected={items.filter((i) => i.selected).length}
          total={items.length}
          onApply={(to, declared) =>
            dispatch({
              type: "declare",
              keys: items.filter((i) => to === "all" || i.selected).map((i) => i.key),
              declared,
            })
          }
        />
      ) : null}
      <UploadFilter counts={groupCounts(groups, items.length)} shown={group} onShow={setGroup} />
      <ul className="list-none">
        {shown.map((item) => (
          <UploadRow key={item.key} item={item} twin={twins.get(item.key) ?? null} isSettled={settled(item)} act={act}>
            {asks(item) ? (
              <UploadQuestion item={item} items={items} act={act} isAmongFew={counts.asking.length < 3} />
            ) : item.phase === "read" && item.mapping !== null ? (
              <MappedActions item={item} items={items} act={act} />
            ) : null}
          </UploadRow>
        ))}
      </ul>
      <SaveBar
        tally={counts}
        progress={progress}
        rejects={rejectCounts(items)}
        machines={machines.length}
        isStopped={halt?.why === "stopped"}
        compareHref={baseline.length + candidate.length > 0 ? compareHref({ baseline, candidate }) : null}
        onSave={save}
        onStop={stop}
        onRejects={() => download("bareline-left-out.csv", toCsv(rejectsOf(items)))}
      />
    </section>
  );
}

const asks = (item: Item): boolean =>
  item.phase === "read" && (isEnvironment(item) || isCollection(item) || needsMapping(item));

function groupCounts(groups: ReadonlyMap<string, Group | null>, all: number): Record<Group, number> {
  const counts = { all, asks: 0, attention: 0, refused: 0, saved: 0 };
  for (const group of groups.values()) if (group) counts[group]++;
  return counts;
}

/** At most ten announcements a batch, however many files it has. */
function spoken(done: number, total: number, isSaving: boolean): string {
  const step = Math.max(1, Math.ceil(total / 10));
  const said = done === total ? total : Math.floor(done / step) * step;
  return `${said} of ${total} files ${isSaving ? "saved" : "read"}`;
}

function download(name: string, text: string) {
  const url = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const link = Object.assign(document.createElement("a"), { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}
