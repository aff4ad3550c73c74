import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { countOf } from "@/lib/view/counts";
import { formatInstant } from "@/lib/view/format";
import { folderOf } from "./coming-files";
import type { Keeping, useBatch } from "./use-batch";

/** While the list of an upload is fetched: as high as its first lines. */
export function Looking() {
  return (
    <p role="status" className="mt-6 min-h-32 rounded border border-line bg-surface px-4 py-4 text-ink2 sm:px-6">
      Looking up the files of this upload …
    </p>
  );
}

/** An upload that was begun in this browser and not finished, or an address that nobody knows any more. */
export function Unfinished({ batch }: { batch: ReturnType<typeof useBatch> }) {
  const { other, gone, restore, discard } = batch;
  if (gone)
    return (
      <div className="mt-6">
        <Notice level="warn" title="This upload is not known here any more.">
          <p>Lists are kept for a week. Drop the files again: what is stored already is found and not stored twice.</p>
        </Notice>
      </div>
    );
  if (!other) return null;
  return (
    <section
      aria-label="Unfinished upload"
      className="mt-6 flex flex-wrap items-center justify-between gap-x-4 gap-y-2 rounded border border-line bg-surface px-4 py-3"
    >
      <p className="type-table">
        An upload of {countOf(other.files, "file")}, begun {formatInstant(new Date(other.at).toISOString())}, is not
        finished.
      </p>
      <span className="flex flex-wrap gap-2">
        <Button size="sm" onClick={() => void restore(other.id)}>
          Go on with it
        </Button>
        <Button size="sm" variant="quiet" onClick={() => void discard()}>
          Forget it
        </Button>
      </span>
    </section>
  );
}

/** Files of a drop that a reload cut short. */
export function Missing({ paths, onForget }: { paths: readonly string[]; onForget: () => void }) {
  if (paths.length === 0) return null;
  const folder = folderOf(paths);
  return (
    <div className="mt-6">
      <Notice
        level="warn"
        title={`${countOf(paths.length, "file")}${folder ? ` of ${folder}` : ""} did not arrive: the page was left too early.`}
      >
        <p>
          {folder ? "Drop the folder again" : `Drop ${paths.length === 1 ? "it" : "them"} again`}: what is here already
          is not taken twice.
        </p>
        <Button size="sm" variant="quiet" className="-ms-3" onClick={onForget}>
          Go on without {paths.length === 1 ? "it" : "them"}
        </Button>
      </Notice>
    </div>
  );
}

const KEPT = {
  kept: "Nothing is stored until you save. This browser keeps the list for a week: reload, or come back, and it goes on.",
  full: "Nothing is stored until you save. This browser has no room left to keep these files, so leaving or reloading this page loses the list. It asks first.",
  none: "Nothing is stored until you save. This browser keeps nothing for this page, so leaving or reloading it loses the list. It asks first.",
} satisfies Record<Keeping, string>;

/** What leaving the page would cost. */
export function KeptNote({ keeping, isKept, isOpen }: { keeping: Keeping; isKept: boolean; isOpen: boolean }) {
  if (!isOpen) return <p className="type-note text-ink3">Everything that could be saved is saved.</p>;
  if (keeping === "kept" && !isKept)
    return (
      <p className="type-note font-medium text-warn">
        Do not leave or reload this page yet: the files are still being taken in.
      </p>
    );
  return (
    <p className={keeping === "kept" ? "type-note text-ink3" : "type-note font-medium text-warn"}>{KEPT[keeping]}</p>
  );
}
