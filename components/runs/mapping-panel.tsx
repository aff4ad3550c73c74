"use client";

import { type FormEvent, useId, useMemo, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { ErrorNote } from "@/components/ui/error-note";
import { TextField } from "@/components/ui/field";
import type { Mapping } from "@/lib/core/mapping/mapping";
import type { UnknownTable } from "@/lib/core/mapping/unknown-table";
import { countOf } from "@/lib/view/counts";
import { formatDate } from "@/lib/view/format";
import { UNIT_CHOICES } from "@/lib/view/unit-choices";
import { fetchRejects, keepMapping, mappingText } from "./keep-mapping";
import { type Draft, blankValue, draftOf, freshDraft, readDraft, renamed, tableFor } from "./mapping-draft";
import { MappingPreview } from "./mapping-preview";
import { MappingRowFields } from "./mapping-row-fields";
import { MappingValueFields } from "./mapping-value-fields";
import { saveBlob } from "./save-blob";
import type { Refused } from "./upload-answer";

interface Props {
  table: UnknownTable;
  /** `null` after a reload: the file itself is then not at hand. */
  file: File | null;
  /** The file's name, as its line shows it. */
  name: string;
  /** The mapping as `?mapping=` takes it: kept for the shape already, and to be kept by this file's line. */
  onMapped: (mapping: string) => void;
  /** Another run of the same file, for the rows of its other side. */
  onAnother?: (mapping: string) => void;
}

const MAX_VALUES = 20;
const NO_FAULTS: ReadonlyMap<string, string> = new Map();

/** Says what the columns of a table mean, for a file that no format owns, and shows at once how its rows are read. */
export function MappingPanel({ table, file, name, onMapped, onAnother }: Props) {
  const id = useId();
  const [draft, setDraft] = useState<Draft>(() =>
    table.saved ? draftOf(table.saved.mapping, table) : freshDraft(table),
  );
  const [asked, setAsked] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [isBusy, start] = useTransition();
  const read = useMemo(() => readDraft(draft, table), [draft, table]);
  const mapping = "mapping" in read ? read.mapping : null;
  // What is missing is marked when somebody has asked to go on, not while they are typing.
  const faults = asked && "faults" in read ? read.faults : NO_FAULTS;
  const rows = useMemo(() => tableFor(table, draft.header), [table, draft.header]);
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));

  function hand(by: Mapping, to: (mapping: string) => void) {
    setRefused(null);
    start(async () => {
      const kept = await keepMapping(table.shape, by);
      if (kept.ok) to(mappingText(by));
      else setRefused(kept.refused);
    });
  }

  function submit(e: FormEvent<HTMLFormElement>) {
    e.preventDefault();
    setAsked(true);
    const form = e.currentTarget;
    const another = (e.nativeEvent as SubmitEvent).submitter?.getAttribute("value") === "another";
    if (mapping) hand(mapping, another && onAnother ? onAnother : onMapped);
    else requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  }

  function rejects() {
    if (!file || !mapping) return;
    setRefused(null);
    start(async () => {
      const answer = await fetchRejects(file, mapping);
      if (answer.ok && answer.csv) saveBlob(`${file.name}-rejected.csv`, answer.csv);
      else if (!answer.ok) setRefused(answer.refused);
    });
  }

  return (
    <section aria-label={`Columns of ${name}`} className="mt-2 rounded border border-line p-3 sm:p-4">
      <h3 className="type-sub">Say what the columns mean</h3>
      <p className="measure mt-1 type-note text-ink2">
        {table.reason.message} It is a table of {countOf(table.total, "row")}, so it can be read once you say what was
        measured. Nothing is taken from names by itself.
      </p>
      {table.saved ? (
        <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-2 rounded bg-sunken px-3 py-2">
          <p className="min-w-0 flex-1 basis-56 type-table">
            Saved for files of this shape: &ldquo;{table.saved.name}&rdquo;, {formatDate(table.saved.updatedAt)}. The
            fields below are filled in with it.
          </p>
          <Button size="sm" disabled={isBusy} onClick={() => table.saved && onMapped(mappingText(table.saved.mapping))}>
            Read like last time
          </Button>
        </div>
      ) : null}
      <form onSubmit={submit} noValidate className="mt-3 grid gap-4">
        <div className="grid gap-x-4 gap-y-3 sm:grid-cols-2">
          <TextField
            id={`${id}-name`}
            label="What was measured"
            value={draft.name}
            onChange={(e) => change({ name: e.currentTarget.value })}
            maxLength={120}
            placeholder="linpack, 8 threads"
            hint="The same words on both sides: only runs of one name are paired."
            error={faults.get("name")}
          />
        </div>
        <datalist id={`${id}-units`}>
          {UNIT_CHOICES.map((unit) => (
            <option key={unit} value={unit} />
          ))}
        </datalist>
        {draft.values.map((value, i) => (
          <MappingValueFields
            key={value.key}
            id={`${id}-${value.key}`}
            index={i}
            value={value}
            columns={rows.columns}
            faults={faults}
            units={`${id}-units`}
            onChange={(part) =>
              setDraft((before) => ({
                ...before,
                values: before.values.map((v) => (v.key === value.key ? { ...v, ...part } : v)),
              }))
            }
            onRemove={
              draft.values.length > 1
                ? () => change({ values: draft.values.filter((v) => v.key !== value.key) })
                : undefined
            }
          />
        ))}
        {draft.values.length < MAX_VALUES ? (
          <div>
            <Button
              size="sm"
              onClick={() =>
                change({ values: [...draft.values, blankValue(Math.max(...draft.values.map((v) => v.key)) + 1)] })
              }
            >
              Add another column of figures
            </Button>
          </div>
        ) : null}
        <MappingRowFields
          id={id}
          draft={draft}
          columns={rows.columns}
          table={table}
          faults={faults}
          onChange={change}
          onHeader={(header) => setDraft((before) => renamed(before, table, header))}
        />
        <MappingPreview table={rows} total={table.total} mapping={mapping} />
        {table.ragged.count > 0 ? (
          <p className="type-note text-warn">
            {countOf(table.ragged.count, "row")} of another width than {table.columns.length} cells cannot be read, the
            first at {table.ragged.first[0]?.place}.
          </p>
        ) : null}
        {faults.size > 0 ? (
          <ErrorNote
            title={`${countOf(faults.size, "field")} to fill in before the file can be read`}
            faults={[...faults.values()].map((message) => ({ message }))}
          />
        ) : null}
        {refused ? (
          <ErrorNote title={refused.title} faults={refused.errors} more={refused.more}>
            {refused.errors.length === 0 ? <p>{refused.detail}</p> : null}
          </ErrorNote>
        ) : null}
        <div className="flex flex-wrap items-center gap-3">
          <Button type="submit" disabled={isBusy}>
            Read the file this way
          </Button>
          {onAnother && draft.onlyColumn !== "" ? (
            <Button type="submit" name="to" value="another" disabled={isBusy}>
              Add these rows as another run
            </Button>
          ) : null}
          {mapping && file ? (
            <Button variant="quiet" size="sm" disabled={isBusy} onClick={rejects}>
              Download rejected rows with reasons
            </Button>
          ) : null}
        </div>
      </form>
    </section>
  );
}
