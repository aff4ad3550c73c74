import type { Route } from "next";
import { Fragment, type ReactNode } from "react";
import { DataTable, Td, Th } from "@/components/ui/data-table";
import { GradeBadge } from "@/components/ui/grade-badge";
import { Link } from "@/components/ui/link";
import type { InputRow } from "@/lib/core/cost/scenario-differences";
import { countOf } from "@/lib/view/counts";
import type { AnswerRow, PlansCompared } from "@/lib/view/plans-compared";
import { answerDelta, answerText, inputDelta } from "@/lib/view/plans-words";
import { PlanLetter } from "./plan-letter";

interface Props {
  compared: PlansCompared;
}

/** Answers first, then what differs between the inputs; what all plans share is folded. */
export function PlansTable({ compared }: Props) {
  const changed = compared.inputs.filter((row) => row.changed);
  const same = compared.inputs.filter((row) => !row.changed);
  return (
    <>
      <DataTable label="Plans side by side" roomy stickyFirst>
        <Head compared={compared} first="Answer" />
        <tbody>
          {compared.answers.map((row) => (
            <Answer key={row.id} row={row} compared={compared} />
          ))}
          <tr>
            <Th scope="rowgroup" colSpan={1} className="pt-6 type-note font-medium text-ink3">
              {changed.length === 0
                ? "No input differs"
                : countOf(changed.length, "input that differs", "inputs that differ")}
            </Th>
            <Td colSpan={2 * compared.columns.length - 1} />
          </tr>
          {changed.map((row) => (
            <Input key={row.path} row={row} compared={compared} />
          ))}
        </tbody>
      </DataTable>
      {same.length > 0 ? (
        <details className="mt-3">
          <summary className="inline-flex min-h-6 items-center type-note text-ink2 underline underline-offset-3 hover:text-ink">
            {countOf(same.length, "input is", "inputs are")} the same in all plans
          </summary>
          <div className="mt-3">
            <DataTable label="Inputs that all plans share">
              <thead>
                <tr>
                  <Th>Input</Th>
                  <Th>In all plans</Th>
                </tr>
              </thead>
              <tbody>
                {same.map((row) => (
                  <tr key={row.path}>
                    <Th scope="row">{capital(row.label)}</Th>
                    <Td>{row.texts[0]}</Td>
                  </tr>
                ))}
              </tbody>
            </DataTable>
          </div>
        </details>
      ) : null}
    </>
  );
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function Head({ compared: { columns, base }, first }: Props & { first: string }) {
  return (
    <thead>
      <tr>
        <Th>{first}</Th>
        {columns.map((plan) => (
          <Fragment key={plan.id}>
            <Th className="min-w-44">
              <span className="flex items-center gap-2">
                <PlanLetter letter={plan.letter} />
                <Link href={`/scenarios/${plan.id}` as Route} className="link line-clamp-2 font-medium text-ink">
                  {plan.scenario.name}
                </Link>
              </span>
            </Th>
            {plan === base ? null : (
              <Th num className="min-w-28">
                {plan.letter} less {base.letter}
              </Th>
            )}
          </Fragment>
        ))}
      </tr>
    </thead>
  );
}

/** A cell a plan, and one for its distance from the base. */
function Cells({ compared, cell, delta }: Props & { cell: (at: number) => ReactNode; delta: (at: number) => string }) {
  const { columns, base } = compared;
  return columns.map((plan, i) => (
    <Fragment key={plan.id}>
      <Td className="max-w-72 min-w-44">{cell(i)}</Td>
      {plan === base ? null : (
        <Td num className="whitespace-nowrap">
          {delta(i)}
        </Td>
      )}
    </Fragment>
  ));
}

function Answer({ row, compared }: Props & { row: AnswerRow }) {
  const { columns, base, currency } = compared;
  const baseCell = row.cells[columns.indexOf(base)] ?? { value: null };
  return (
    <tr>
      <Th scope="row" className="max-w-44 min-w-32 font-medium">
        {row.label}
      </Th>
      <Cells
        compared={compared}
        cell={(i) => {
          const cell = row.cells[i] ?? { value: null };
          if (row.kind === "words") return cell.grade ? <GradeBadge grade={cell.grade} /> : "–";
          const { value, range } = answerText(row, cell, currency ?? columns[i]?.scenario.currency ?? "");
          return (
            <>
              <span className={row.id === "year" ? "num font-semibold" : "num"}>{value}</span>
              {range === null ? null : <span className="block type-note text-ink2 num">{range}</span>}
            </>
          );
        }}
        delta={(i) =>
          row.kind === "words" ? "–" : answerDelta(row, baseCell, row.cells[i] ?? { value: null }, currency)
        }
      />
    </tr>
  );
}

function Input({ row, compared }: Props & { row: InputRow }) {
  const { columns, base } = compared;
  const baseAt = columns.indexOf(base);
  const oneCurrency = (at: number) =>
    columns[at]?.scenario.currency === base.scenario.currency ? base.scenario.currency : null;
  return (
    <tr>
      <Th scope="row" className="max-w-44 min-w-32">
        {capital(row.label)}
      </Th>
      <Cells
        compared={compared}
        cell={(i) => row.texts[i] ?? <span className="text-ink3">not given</span>}
        delta={(i) => inputDelta(row, baseAt, i, oneCurrency(i))}
      />
    </tr>
  );
}
