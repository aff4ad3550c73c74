"use client";

import type { Route } from "next";
import { Link } from "@/components/ui/link";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { controlClass } from "@/components/ui/field";
import { ErrorNote } from "@/components/ui/error-note";
import { SideMark } from "@/components/ui/side-mark";
import { MODE_CHOICES, asMode, gpuWords, sideOf } from "@/lib/view/modes";
import type { Issue } from "@/lib/core/outcome";
import { sizeOf, countOf, listed } from "@/lib/view/counts";
import { formatDate } from "@/lib/view/format";
import type { Description } from "./description";
import { MetricNames } from "./metric-names";
import { UploadState } from "./upload-state";
import { type Item, doubtOf, knownAs, modeEvidence, modeOf, twinOf } from "./upload-queue";

interface Props {
  item: Item;
  items: readonly Item[];
  onSelect: (selected: boolean) => void;
  onDeclare: (declared: Description) => void;
  onRemove: () => void;
  onRetry: () => void;
}

/** One file: what it was recognised as, which side it belongs to and who says so, what was left out, where it stands. */
export function UploadRow({ item, items, onSelect, onDeclare, onRemove, onRetry }: Props) {
  const open = item.phase === "read";
  return (
    <li className="grid gap-x-4 gap-y-2 border-t border-line py-3 sm:grid-cols-[auto_minmax(0,1fr)_auto]">
      <label className="row-span-2 hidden min-h-8 items-start pt-0.5 sm:flex">
        <span className="sr-only">Tick {item.path}</span>
        <input
          type="checkbox"
          checked={item.selected}
          onChange={(e) => onSelect(e.currentTarget.checked)}
          className="size-5 accent-action"
        />
      </label>
      <div className="min-w-0">
        <p className="font-medium break-all">{item.path}</p>
        <Recognised item={item} />
      </div>
      <div className="flex items-start gap-1 sm:justify-end">
        <span className="flex min-h-8 items-center">
          <UploadState item={item} items={items} />
        </span>
        {item.phase === "refused" ? (
          <Button size="sm" variant="quiet" onClick={onRetry}>
            {item.refused?.lost ? "Resume" : "Try again"}
          </Button>
        ) : null}
        {item.phase === "saved" ? null : (
          <Button size="sm" variant="quiet" onClick={onRemove}>
            {item.phase === "reading" || item.phase === "saving" ? "Cancel" : "Remove"}
            <span className="sr-only"> {item.path}</span>
          </Button>
        )}
      </div>
      <div className="min-w-0 sm:col-span-2 sm:col-start-2">
        {open ? <Side item={item} onDeclare={onDeclare} /> : null}
        {open && isNameless(item) ? <Benchmark item={item} onDeclare={onDeclare} /> : null}
        <Remarks item={item} items={items} />
      </div>
    </li>
  );
}

function Recognised({ item }: { item: Item }) {
  const { preview } = item;
  if (!preview) return <p className="type-note text-ink3">{sizeOf(item.file.size)}</p>;
  const gpu = gpuWords({ ...preview.environment, ...(item.declared.gpu ? { gpu: item.declared.gpu } : {}) });
  const left = preview.skipped.reduce((sum, s) => sum + s.count, 0);
  const facts = [
    [preview.format.label, preview.tool.version].filter(Boolean).join(", version "),
    gpu,
    countOf(preview.measurements, "figure"),
    preview.samples > 0 ? countOf(preview.samples, "sample") : "summaries only",
    preview.scenarios.length > 0 ? `scenario ${listed(preview.scenarios)}` : null,
    left > 0 ? `${left} left out` : null,
    sizeOf(preview.bytes),
  ];
  return <p className="type-note text-ink2">{facts.filter(Boolean).join(" · ")}</p>;
}

function Side({ item, onDeclare }: { item: Item; onDeclare: Props["onDeclare"] }) {
  const mode = modeOf(item);
  const sign = modeEvidence(item);
  const detected = item.preview?.environment.mode;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <label className="sr-only" htmlFor={`${item.key}-mode`}>
        Side of {item.path}
      </label>
      <select
        id={`${item.key}-mode`}
        value={mode ?? ""}
        onChange={(e) => onDeclare({ mode: asMode(e.currentTarget.value) ?? undefined })}
        className={`${controlClass} max-w-80 scroll-mb-28 border-control sm:w-auto`}
      >
        <option value="">Which side is it?</option>
        {MODE_CHOICES.map((c) => (
          <option key={c.value} value={c.value}>
            {c.label}
          </option>
        ))}
      </select>
      {mode ? <SideMark side={sideOf(mode)} unverified={!sign} className="type-note" /> : null}
      <span className="min-w-0 type-note text-ink3">
        {sign ? (
          <>
            The file says: <q className="break-all text-ink2">{sign.text}</q> ({sign.at})
          </>
        ) : item.declared.mode ? (
          "Declared by you, not verified: the file says nothing of its side."
        ) : detected ? (
          "Read from the file."
        ) : (
          "The file says nothing of its side."
        )}
      </span>
    </div>
  );
}

/** LoadGen's summary names no benchmark; two of them must never be paired. */
const isNameless = ({ preview }: Item): boolean =>
  preview?.warnings.some((w) => w.code === "benchmark-unknown") === true && !preview.environment.benchmark;

function Benchmark({ item, onDeclare }: { item: Item; onDeclare: Props["onDeclare"] }) {
  return (
    <label className="mt-1.5 flex flex-wrap items-center gap-x-3 gap-y-1 type-note text-ink2">
      Benchmark
      <input
        type="text"
        value={item.declared.benchmark ?? ""}
        onChange={(e) => onDeclare({ benchmark: e.currentTarget.value })}
        maxLength={200}
        placeholder="llama2-70b-99"
        className={`${controlClass} max-w-64 scroll-mb-28 border-control`}
      />
      <span className="text-ink3">The file does not name it: only runs of one name are paired.</span>
    </label>
  );
}

function Remarks({ item, items }: { item: Item; items: readonly Item[] }) {
  const notes: ReactNode[] = [];
  const doubt = doubtOf(item);
  const known = knownAs(item);
  const twin = twinOf(item, items);
  if (item.phase === "read" && doubt?.code === "side-contradicts")
    notes.push(
      <p key="doubt" className="type-note font-medium text-warn">
        The side you chose contradicts the file. Choose again, or keep it: the contradiction prints with every result.
      </p>,
    );
  if (item.phase === "read" && twin)
    notes.push(
      <p key="twin" className="type-note text-ink2">
        The same bytes as {twin.path}: it is saved once.
      </p>,
    );
  if (item.phase === "read" && known && !twin)
    notes.push(
      <p key="known" className="type-note text-ink2">
        Already here as{" "}
        <Link className="link" href={`/runs/${known.id}` as Route}>
          this run
        </Link>
        , uploaded {formatDate(known.createdAt)}
        {known.same ? ". Saving it the same way adds nothing." : modeOf(item) ? ", on another side." : "."}
      </p>,
    );
  if (item.saved)
    notes.push(
      <p key="saved" className="type-note">
        <Link className="link" href={`/runs/${item.saved.id}` as Route}>
          Open the run
        </Link>
      </p>,
    );
  if (item.refused)
    notes.push(
      <ErrorNote
        key="refused"
        title={item.refused.title}
        faults={item.refused.errors.map(shortened)}
        more={item.refused.more}
      >
        {item.refused.errors.length === 0 ? <p>{item.refused.detail}</p> : null}
      </ErrorNote>,
    );
  const { preview } = item;
  if (preview && item.phase !== "saved" && preview.metrics.length > 0)
    notes.push(<MetricNames key="metrics" metrics={preview.metrics} />);
  if (preview && item.phase !== "saved" && (preview.skipped.length > 0 || preview.warnings.length > 0))
    notes.push(<Details key="details" preview={preview} />);
  return notes.length > 0 ? <div className="mt-1 grid gap-1.5">{notes}</div> : null;
}

/** The formats that are read are named once above the list, not in every row. */
const shortened = (e: Issue): Issue =>
  e.code === "unknown-format" ? { ...e, expected: undefined, hint: undefined } : e;

const LISTED = 20;

function Details({ preview }: { preview: NonNullable<Item["preview"]> }) {
  const { skipped, warnings } = preview;
  const parts = [
    skipped.length > 0 ? "what was left out" : null,
    warnings.length > 0 ? countOf(warnings.length, "warning") : null,
  ].filter(Boolean);
  return (
    <details className="type-note">
      <summary className="inline-flex min-h-6 items-center text-ink2 underline underline-offset-3 hover:text-ink">
        Show {parts.join(" and ")}
      </summary>
      <ul className="mt-1 grid gap-1 border-s-2 border-line ps-3 text-ink2">
        {skipped.slice(0, LISTED).map((s) => (
          <li key={`${s.what} ${s.reason}`}>
            {s.what}
            {s.count > 1 ? ` (${s.count})` : ""}: {s.reason}
          </li>
        ))}
        {warnings.slice(0, LISTED).map((w) => (
          <li key={`${w.code} ${w.at} ${w.message}`}>
            {w.message}
            {w.at ? <span className="type-mono text-ink3"> {w.at}</span> : null}
          </li>
        ))}
        {skipped.length > LISTED || warnings.length > LISTED ? (
          <li className="text-ink3">The list of rejects below holds them all.</li>
        ) : null}
      </ul>
    </details>
  );
}
