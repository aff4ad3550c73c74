"use client";

import { useDeferredValue } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import { compareMarkdown, type MarkdownFrame } from "@/lib/view/compare-markdown";
import { exportHref } from "@/lib/view/export-href";
import { onScreen } from "@/lib/view/row-families";
import { useIsAlive } from "./is-alive";
import { useLive } from "./live-rows";

interface Props {
  frame: MarkdownFrame;
  jsonHref: string;
  /** Scheme and host of the page. */
  origin: string;
}

/** What can be taken away: the rows on the screen, in their order, with the words around them. */
export function ExportLinks({ frame, jsonHref, origin }: Props) {
  const live = useLive();
  const { query } = live;
  // Nobody waits for the text while a filter is answered.
  const selection = useDeferredValue(live.selection);
  const alive = useIsAlive();
  const text = alive ? compareMarkdown(frame, onScreen(selection.families), `${origin}/compare?${query}`) : "";
  return (
    <>
      <CopyButton text={text} label="Copy as Markdown" size="md" className="w-full" />
      <p className="flex gap-5 type-table">
        <span className="text-ink3">Export</span>
        <a className="link" href={exportHref(query)} download>
          CSV
        </a>
        <a className="link" href={jsonHref}>
          JSON
        </a>
      </p>
    </>
  );
}
