"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { compareHref } from "@/lib/view/compare-url";
import { countOf, listed } from "@/lib/view/counts";
import { sideOf } from "@/lib/view/modes";
import { toCsv } from "@/lib/view/csv";
import { DescribePanel } from "./describe-panel";
import { DropZone } from "./drop-zone";
import { rejectCounts, rejectsOf } from "./rejects";
import { SaveBar } from "./save-bar";
import { UploadRow } from "./upload-row";
import { type Item, isUnsaved, offers, tally } from "./upload-queue";
import { useUploads } from "./use-uploads";

/** The upload page's live part. `children` is what stands there while no file is in. */
export function UploadBoard({ children }: { children: ReactNode }) {
  const [client] = useState(() => new QueryClient());
  return (
    <QueryClientProvider client={client}>
      <Board>{children}</Board>
    </QueryClientProvider>
  );
}

function Board({ children }: { children: ReactNode }) {
  const { items, dispatch, add, remove, save, isSaving } = useUploads();
  const counts = tally(items);
  const rejects = rejectsOf(items);
  const ids = (side: string) =>
    items.flatMap((i) => (i.saved && sideOf(i.saved.environment.mode) === side ? [i.saved.id] : []));
  const baseline = ids("baseline");
  const candidate = ids("candidate");

  return (
    <>
      <DropZone onFiles={add} variant={items.length === 0 ? "primary" : "plain"} small={items.length > 0} />
      <p aria-live="polite" className="sr-only">
        {items.length > 0 ? spoken(counts.done, counts.total, isSaving) : ""}
      </p>
      {items.length === 0 ? (
        children
      ) : (
        <section aria-label="Files" className="mt-6 rounded border border-line bg-surface px-4 sm:px-6">
          <div className="flex flex-wrap items-baseline justify-between gap-x-4 pt-4 pb-3">
            <h2 className="type-sub">{countOf(items.length, "file")}</h2>
            <p className="type-note text-ink3">
              {items.some(isUnsaved)
                ? "Nothing is stored until you save. Leaving or reloading this page loses the list; the browser asks first."
                : "Everything that could be saved is saved."}
            </p>
          </div>
          {items.some((i) => i.refused?.errors.some((e) => e.code === "unknown-format")) ? (
            <p className="mb-3 type-note text-ink2">
              Some files are in no format that is read here.{" "}
              <a href="#read" className="link">
                What is read
              </a>{" "}
              lists all of them; figures of any other tool go into bareline-run JSON.
            </p>
          ) : null}
          {counts.done === counts.total ? (
            <Offer items={items} onDeclare={(keys, mode) => dispatch({ type: "declare", keys, declared: { mode } })} />
          ) : null}
          {items.some((i) => i.phase !== "saved" && i.phase !== "refused") ? (
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
          <ul className="list-none">
            {items.map((item) => (
              <UploadRow
                key={item.key}
                item={item}
                items={items}
                onSelect={(selected) => dispatch({ type: "select", keys: [item.key], selected })}
                onDeclare={(declared) => dispatch({ type: "declare", keys: [item.key], declared })}
                onRemove={() => remove([item.key])}
                onRetry={() => dispatch({ type: "retry", keys: [item.key] })}
              />
            ))}
          </ul>
          <SaveBar
            tally={counts}
            rejects={rejectCounts(rejects)}
            isSaving={isSaving}
            compareHref={baseline.length + candidate.length > 0 ? compareHref({ baseline, candidate }) : null}
            onSave={() => save(counts.ready.map((i) => i.key))}
            onRejects={() => download("bareline-rejects.csv", toCsv(rejects))}
          />
        </section>
      )}
    </>
  );
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

/** What folder and file names hint at, for files that do not say it themselves: one click, never silently. */
function Offer({
  items,
  onDeclare,
}: {
  items: readonly Item[];
  onDeclare: (keys: string[], mode: "bare-metal" | "vm-unspecified") => void;
}) {
  const { baseline, candidate } = offers(items);
  if (baseline.length + candidate.length === 0) return null;
  const keys = (list: readonly Item[]) => list.map((i) => i.key);
  const words = listed(
    [
      baseline.length > 0 ? `${countOf(baseline.length, "file")} from bare metal` : "",
      candidate.length > 0 ? `${candidate.length} from a virtual machine` : "",
    ].filter(Boolean),
  );
  return (
    <div className="mb-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-2 rounded bg-sunken px-3 py-2">
      <p className="type-table">
        The files do not say their side. Their names suggest {words}. Names prove nothing: check before you take it.
      </p>
      <Button
        size="sm"
        onClick={() => {
          onDeclare(keys(baseline), "bare-metal");
          onDeclare(keys(candidate), "vm-unspecified");
        }}
      >
        Take the names&rsquo; word
      </Button>
    </div>
  );
}
