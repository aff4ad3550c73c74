"use client";

import { useSearchParams } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { ErrorNote } from "@/components/ui/error-note";
import type { RowDetail } from "@/lib/view/compare-detail";
import { fullLabel } from "@/lib/view/compare-live";
import { FILTERS } from "./filter-bar";
import { useIsAlive } from "./is-alive";
import { useChange, useLive } from "./live-rows";
import { type RowActions, RowDetailBody } from "./row-detail";

interface Props {
  /** Of the row that the address names, when the page was made with one. */
  given: RowDetail | null;
  actions: RowActions;
}

type Answer = { id: string; detail: RowDetail } | { id: string; problem: string };

/** One row up close: a dialog at the side; without scripts a section of the page. */
export function RowDrawer({ given, actions }: Props) {
  const { view, all } = useLive();
  if (view.row === null) return null;
  const row = all.find((r) => r.id === view.row);
  const title = row ? fullLabel(row) : (given?.title ?? "This row is not in the comparison");
  return <Drawer key={view.row} id={view.row} title={title} given={given} actions={actions} />;
}

function Drawer({ id, title, given, actions }: Props & { id: string; title: string }) {
  const change = useChange();
  const search = useSearchParams().toString();
  const box = useRef<HTMLDialogElement>(null);
  const alive = useIsAlive();
  const [answer, setAnswer] = useState<Answer | null>(null);
  const own = given?.id === id ? given : answer && "detail" in answer ? answer.detail : null;
  const wanted = own === null && answer === null;

  useEffect(() => {
    const dialog = box.current;
    if (!alive || !dialog) return;
    const opener = document.activeElement;
    if (!dialog.matches(":modal")) dialog.showModal();
    // Escape gives the focus back by itself; Back takes the dialog away under it.
    return () => {
      if (opener instanceof HTMLElement && opener !== document.body) opener.focus();
    };
  }, [alive]);

  useEffect(() => {
    if (!wanted) return;
    const query = new URLSearchParams(search);
    query.set("row", id);
    const gone = new AbortController();
    fetch(`/compare/row.json?${query}`, { signal: gone.signal })
      .then(async (response) => {
        const body = await response.json();
        setAnswer(response.ok ? { id, detail: body as RowDetail } : { id, problem: String(body.title ?? body.detail) });
      })
      .catch((error: unknown) => {
        if (!gone.signal.aborted) setAnswer({ id, problem: `No answer: ${String(error)}` });
      });
    return () => gone.abort();
  }, [wanted, search, id]);

  return (
    <dialog
      ref={box}
      open={!alive}
      aria-labelledby="row-title"
      onClose={() => change({ row: null })}
      onClick={(e) => e.target === e.currentTarget && e.currentTarget.close()}
      className="fixed inset-y-0 z-30 start-auto end-0 m-0 h-dvh max-h-none w-full max-w-[48rem] overflow-y-auto border-s border-line bg-surface p-0 text-ink shadow-menu backdrop:bg-ink/40 noscript:static noscript:h-auto noscript:max-w-none noscript:border noscript:shadow-none print:static print:h-auto"
    >
      <div className="sticky top-0 z-4 flex items-start justify-between gap-4 border-b border-line bg-surface px-4 py-3 sm:px-6">
        <h2 id="row-title" className="min-w-0 type-section break-words">
          {title}
        </h2>
        <Button
          type="submit"
          form={FILTERS}
          size="sm"
          className="shrink-0"
          onClick={(e) => {
            e.preventDefault();
            box.current?.close();
          }}
        >
          Close
        </Button>
      </div>
      <div className="px-4 py-5 sm:px-6" aria-busy={own === null && answer === null}>
        {own ? (
          <RowDetailBody detail={own} actions={actions} />
        ) : answer && "problem" in answer ? (
          <ErrorNote title={answer.problem} />
        ) : (
          <p className="type-table text-ink2">Reading what each run says of it.</p>
        )}
      </div>
    </dialog>
  );
}
