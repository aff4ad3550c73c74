"use client";

import { Fragment, type KeyboardEventHandler, useState } from "react";
import { Button } from "@/components/ui/button";
import { DataTable, Td, Th } from "@/components/ui/data-table";
import { GradeBadge } from "@/components/ui/grade-badge";
import type { Adjustable } from "@/lib/core/cost/scenario";
import type { Assumption, Projection } from "@/lib/core/projection/projection";
import {
  type AssumptionFields,
  fieldsOfAssumption,
  isMoved,
  openedInputs,
  putBack,
  withOpened,
} from "@/lib/view/assumption-fields";
import type { Fields } from "@/lib/view/scenario-fields";
import { sourceAt } from "@/lib/view/source-note-text";
import { SourceCell, ValueCell, capital, hasGrade, shownValue } from "./assumption-cells";
import { fieldId, useScenarioForm } from "./form-context";
import { SourceEditor } from "./source-editor";

interface Props {
  projection: Pick<Projection, "assumptions" | "settings" | "currency">;
  /** The texts that the page was opened with: what a reset puts back. */
  opened: Fields;
  /** Lays other fields in place of these: one step that can be undone. */
  put: (fields: Fields, what: string) => void;
  /** `YYYY-MM-DD`: what makes a source old. */
  today: string;
  onKeyDown: KeyboardEventHandler;
}

/** Every input in one place: value, range, source, owner, date, grade; put back, opened to viewers. */
export function AssumptionsPanel({ projection, opened, put, today, onKeyDown }: Props) {
  const { fields } = useScenarioForm();
  const [editing, setEditing] = useState<string | null>(null);
  const { assumptions, settings, currency } = projection;
  const moved = JSON.stringify(sorted(fields)) !== JSON.stringify(sorted(opened));
  return (
    // Ctrl+Z works here as in the form beside it
    <div onKeyDown={onKeyDown}>
      {moved ? (
        <p className="needs-script mb-3 flex flex-wrap items-center gap-3 type-note text-ink2">
          <Button size="sm" onClick={() => put(opened, "reset all")}>
            Reset all
          </Button>
          <span>To the values this page was opened with. It can be undone.</span>
        </p>
      ) : null}
      <DataTable label="Assumptions" className="row-cards">
        <thead>
          <tr>
            <Th>Assumption</Th>
            <Th num>Value, range</Th>
            <Th>Source, owner, date</Th>
            <Th>Grade</Th>
            <Th>Viewers may move</Th>
            <Th>
              <span className="sr-only">Put back</span>
            </Th>
          </tr>
        </thead>
        <tbody>
          {assumptions.map((a) => {
            const own = fieldsOfAssumption(a.id);
            const edited = own?.source != null && editing === a.id ? own.source : null;
            return (
              <Fragment key={a.id}>
                <tr>
                  <Th scope="row" className="min-w-36 max-sm:col-auto! max-sm:font-medium">
                    {capital(a.label)}
                  </Th>
                  <Td num>
                    <ValueCell a={a} currency={currency} onChange={own ? () => goTo(own.main) : undefined} />
                  </Td>
                  <Td className="min-w-40 text-ink2">
                    <SourceCell a={a} today={today} />
                  </Td>
                  <Td className="min-w-24 max-sm:col-auto!">
                    <Grade a={a} own={own} open={edited !== null} toggle={() => setEditing(edited ? null : a.id)} />
                  </Td>
                  <Td className="max-sm:col-auto!">
                    {own?.adjustable ? <Viewers input={own.adjustable} of={a.label} words="narrow" /> : null}
                  </Td>
                  <Td className="text-end max-sm:col-start-2! max-sm:row-start-1! max-sm:-my-1.5">
                    <PutBack own={own} of={a.label} opened={opened} put={put} />
                  </Td>
                </tr>
                {edited ? (
                  <tr>
                    <Td colSpan={6}>
                      <SourceEditor field={edited} of={a.label} onClose={() => setEditing(null)} />
                    </Td>
                  </tr>
                ) : null}
              </Fragment>
            );
          })}
        </tbody>
      </DataTable>
      <h3 className="mt-6 type-note font-medium text-ink2">Settings (a choice, so without a grade)</h3>
      <dl className="mt-1 grid grid-cols-[repeat(auto-fill,minmax(min(100%,19rem),1fr))] gap-x-8 type-table">
        {settings.map((s) => {
          const adjustable = fieldsOfAssumption(s.id)?.adjustable;
          return (
            <div
              key={s.id}
              className="grid grid-cols-[minmax(0,1fr)_auto] content-start gap-x-4 border-b border-line py-1.5"
            >
              <dt className="text-ink2">{capital(s.label)}</dt>
              <dd className="num">{shownValue(s.value, s.unit, currency)}</dd>
              {adjustable ? (
                <dd className="needs-script col-span-2 mt-0.5">
                  <Viewers input={adjustable} of={s.label} words="always" />
                </dd>
              ) : null}
            </div>
          );
        })}
      </dl>
    </div>
  );
}

const sorted = (fields: Fields): [string, string][] =>
  Object.entries(fields)
    .filter(([, text]) => text !== "")
    .sort(([a], [b]) => (a < b ? -1 : 1));

/** Goes to the field of the form that holds the value; it may stand in a fold. */
function goTo(field: string): void {
  const target = document.getElementById(fieldId(field)) ?? document.getElementById("inputs");
  for (let fold = target?.closest("details"); fold; fold = fold.parentElement?.closest("details"))
    fold.setAttribute("open", "");
  target?.scrollIntoView({ block: "center" });
  target?.focus({ preventScroll: true });
}

interface GradeProps {
  a: Assumption;
  own: AssumptionFields | null;
  open: boolean;
  toggle: () => void;
}

/** The grade, and what would lift it one click away. */
function Grade({ a, own, open, toggle }: GradeProps) {
  const { fields } = useScenarioForm();
  const noted = own?.source != null && sourceAt(fields, own.source) !== null;
  return (
    <>
      {hasGrade(a) ? <GradeBadge grade={a.grade} /> : "–"}
      {own?.source == null || !hasGrade(a) ? null : (
        <button
          type="button"
          aria-expanded={open}
          className="needs-script mt-0.5 block min-h-6 link text-start type-note whitespace-nowrap text-ink2"
          onClick={toggle}
        >
          {noted ? "Edit the source" : a.grade === "entered" ? "Add a source" : "Add a note"}
          <span className="sr-only"> of {a.label}</span>
        </button>
      )}
    </>
  );
}

/** @param words Beside the box; "narrow": only where the table has no head in sight. */
function Viewers({ input, of, words }: { input: Adjustable; of: string; words: "always" | "narrow" }) {
  const { fields, set } = useScenarioForm();
  return (
    <label className="needs-script inline-flex min-h-6 items-center gap-2 type-note text-ink2">
      <input
        type="checkbox"
        className="size-4"
        checked={openedInputs(fields).includes(input)}
        onChange={(e) => set("viewers", withOpened(fields, input, e.target.checked))}
      />
      {words === "always" ? (
        <>
          Viewers may move it<span className="sr-only">: {of}</span>
        </>
      ) : (
        <>
          <span className="sm:hidden" aria-hidden="true">
            Viewers may move it
          </span>
          <span className="sr-only">Viewers may move the {of}</span>
        </>
      )}
    </label>
  );
}

interface PutBackProps {
  own: AssumptionFields | null;
  of: string;
  opened: Fields;
  put: Props["put"];
}

/** Back to what the page was opened with, where the row says something else now. */
function PutBack({ own, of, opened, put }: PutBackProps) {
  const { fields } = useScenarioForm();
  if (!own || opened[own.main] === undefined || !isMoved(fields, opened, own.keys)) return null;
  return (
    <button
      type="button"
      title="Back to what the page was opened with"
      className="needs-script inline-flex size-8 items-center justify-center rounded hover:bg-sunken"
      onClick={() => put(putBack(fields, opened, own.keys), `reset ${own.main}`)}
    >
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
        <path d="M5.5 3L2.5 6l3 3M3 6h6a4 4 0 010 8H6" fill="none" stroke="currentColor" strokeWidth="1.5" />
      </svg>
      <span className="sr-only">Reset the {of}</span>
    </button>
  );
}
