"use client";

import { type ReactNode, memo } from "react";
import { Button } from "@/components/ui/button";
import { countOf, listed, sizeOf } from "@/lib/view/counts";
import { gpuWords } from "@/lib/view/modes";
import { machineWords } from "./machine-words";
import type { UploadActions } from "./upload-actions";
import { type Item, isCollection, isEnvironment, needsMapping } from "./upload-item";
import { UploadRemarks } from "./upload-remarks";
import { BenchmarkName, UploadSide, isNameless } from "./upload-side";
import { UploadState } from "./upload-state";

interface Props {
  item: Item;
  /** Path of an earlier line with the same bytes. */
  twin: string | null;
  isSettled: boolean;
  act: UploadActions;
  /** What this line asks, where it is not a result: which files, which systems, which columns. */
  children?: ReactNode;
}

/** One file: what it was recognised as, which side it belongs to and who says so, what was left out, where it stands. */
export const UploadRow = memo(function UploadRow({ item, twin, isSettled, act, children }: Props) {
  const { key, phase } = item;
  const isOpenResult = phase === "read" && !isEnvironment(item) && !isCollection(item) && !needsMapping(item);
  const onDeclare = (declared: Item["declared"]) => act.declare(key, declared);
  return (
    <li className="grid gap-x-4 gap-y-0.5 border-t border-line py-3 [contain-intrinsic-size:auto_7rem] [content-visibility:auto] sm:grid-cols-[auto_minmax(0,1fr)_auto]">
      <label className="row-span-2 hidden min-h-8 items-start pt-0.5 sm:flex">
        <span className="sr-only">Tick {item.path}</span>
        <input
          type="checkbox"
          checked={item.selected}
          onChange={(e) => act.select(key, e.currentTarget.checked)}
          className="size-5 accent-action"
        />
      </label>
      <p className="min-w-0 self-center font-medium wrap-anywhere">
        {item.path}
        {item.system !== null ? <span className="font-normal break-words text-ink2"> · {item.system}</span> : null}
      </p>
      <div className="flex items-center gap-1 sm:-my-1 sm:justify-end">
        <UploadState item={item} twin={twin} isSettled={isSettled} />
        {phase === "refused" && item.file !== null && item.file.size > 0 ? (
          <Button size="sm" variant="quiet" onClick={() => act.retry(key)}>
            {item.refused?.lost ? "Resume" : "Try again"}
            <span className="sr-only"> {item.path}</span>
          </Button>
        ) : null}
        {phase === "saved" ? null : (
          <Button size="sm" variant="quiet" onClick={() => act.remove(key)}>
            {phase === "reading" || phase === "saving" ? "Cancel" : "Remove"}
            <span className="sr-only"> {item.path}</span>
          </Button>
        )}
      </div>
      <div className="min-w-0 sm:col-span-2 sm:col-start-2">
        <p className="mb-1 type-note text-ink2 empty:hidden">{recognised(item)}</p>
        {isOpenResult ? <UploadSide item={item} onDeclare={onDeclare} /> : null}
        {isOpenResult && isNameless(item) ? <BenchmarkName item={item} onDeclare={onDeclare} /> : null}
        {phase === "read" ? children : null}
        <UploadRemarks item={item} twin={twin} />
      </div>
    </li>
  );
});

/** What the file was recognised as, in one line. */
function recognised(item: Item): string {
  const { preview, file, saved } = item;
  if (!preview)
    return file && file.size > 0 ? sizeOf(file.size) : saved ? "Saved before; its file is not in this browser." : "";
  if (needsMapping(item)) return `A table of no tool that is known · ${sizeOf(preview.bytes)}`;
  const name = [preview.format.label, preview.tool.version].filter(Boolean).join(", version ");
  if (isEnvironment(item)) return `${name} · describes a machine: ${machineWords(preview.environment)}`;
  if (isCollection(item))
    return `${name} · ${countOf(preview.systems?.length ?? 0, "system")} · ${sizeOf(preview.bytes)}`;
  const gpu = gpuWords({ ...preview.environment, ...(item.declared.gpu ? { gpu: item.declared.gpu } : {}) });
  const left = preview.skipped.reduce((sum, s) => sum + s.count, 0);
  const facts = [
    name,
    gpu,
    countOf(preview.measurements, "figure"),
    preview.samples > 0 ? countOf(preview.samples, "sample") : "summaries only",
    preview.scenarios.length > 0 ? `scenario ${listed(preview.scenarios)}` : null,
    left > 0 ? `${left} left out` : null,
    sizeOf(preview.bytes),
  ];
  return facts.filter(Boolean).join(" · ");
}
