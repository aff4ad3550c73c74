import type { Route } from "next";
import { Link } from "@/components/ui/link";
import type { ReactNode } from "react";
import { DataTable, Td, Th } from "@/components/ui/data-table";
import { GradeBadge } from "@/components/ui/grade-badge";
import type { Scenario } from "@/lib/core/cost/scenario";
import type { Projection } from "@/lib/core/projection/projection";
import { formatDate, formatMoney, formatMoneyRange } from "@/lib/view/format";
import type { Words } from "@/lib/view/vocabulary";
import { countOf } from "@/lib/view/counts";
import { claimOf } from "./claim";
import { sourcesOf } from "./source-words";
import { type Definition, definitionLabel } from "./wording";

export interface ScenarioRow {
  id: string;
  scenario: Scenario;
  updatedAt: string;
  /** Its answer, or why there is none now. */
  answer: { projection: Projection } | { reason: string };
}

/** A stored scenario that the rules of today refuse. */
export interface UnreadRow {
  id: string;
  name: string;
  updatedAt: string;
  reason: string;
}

interface Props {
  rows: readonly ScenarioRow[];
  unread: readonly UnreadRow[];
  definition: Definition;
  words: Words;
  /** Live links to reports of a scenario, by its id. */
  shared: ReadonlyMap<string, number>;
  /** What can be done with a row. */
  actions: (row: ScenarioRow) => ReactNode;
  /** What can be done with one that cannot be read. */
  unreadActions: (row: UnreadRow) => ReactNode;
}

/** The form that the boxes of the rows belong to: two to four of them are compared. */
export const COMPARE_FORM = "compare-scenarios";

/** Which plans exist, and what each says. */
export function ScenarioTable({ rows, unread, definition, words, shared, actions, unreadActions }: Props) {
  return (
    <DataTable label="Scenarios" roomy className="row-cards">
      <thead>
        <tr>
          {rows.length > 1 ? (
            <Th className="w-8">
              <span className="sr-only">Compare</span>
            </Th>
          ) : null}
          <Th>Scenario</Th>
          <Th num>{definitionLabel(definition, words)}, a year</Th>
          <Th num>Range</Th>
          <Th>Grade</Th>
          <Th>Overhead from</Th>
          <Th num>Updated</Th>
          <Th>
            <span className="sr-only">Actions</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            {rows.length > 1 ? (
              <Td className="max-sm:col-start-2! max-sm:row-start-1! max-sm:justify-self-end">
                <label className="-my-1.5 -ms-1 inline-flex size-8 items-center justify-center">
                  <input
                    type="checkbox"
                    form={COMPARE_FORM}
                    name="ids"
                    value={row.id}
                    aria-label={`Compare ${row.scenario.name}`}
                    className="size-4"
                  />
                </label>
              </Td>
            ) : null}
            <Th scope="row" className="min-w-40 max-w-72 max-sm:col-auto!">
              <Link href={`/scenarios/${row.id}` as Route} className="link font-medium">
                {row.scenario.name}
              </Link>
            </Th>
            <Answer row={row} definition={definition} />
            <Td className="min-w-56 text-ink2">{sourcesOf(row.scenario)}</Td>
            <Updated at={row.updatedAt} links={shared.get(row.id)} />
            <Td className="text-end whitespace-nowrap max-sm:col-start-2!">{actions(row)}</Td>
          </tr>
        ))}
        {unread.map((row) => (
          <tr key={row.id}>
            {rows.length > 1 ? <Td className="max-sm:hidden!" /> : null}
            <Th scope="row" className="max-w-72 min-w-40 font-medium">
              {row.name}
            </Th>
            <Td colSpan={4} className="text-ink2 [overflow-wrap:anywhere]">
              No figure now: {row.reason}
            </Td>
            <Updated at={row.updatedAt} />
            <Td className="text-end whitespace-nowrap max-sm:col-start-2!">{unreadActions(row)}</Td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

/** When it was changed last, and how many live links show it to others. */
function Updated({ at, links }: { at: string; links?: number | undefined }) {
  return (
    <Td num className="whitespace-nowrap text-ink2 max-sm:col-auto!">
      {formatDate(at)}
      {links === undefined ? null : (
        <Link href="/reports" className="block min-h-6 link type-note max-sm:w-fit">
          {countOf(links, "live link")}
        </Link>
      )}
    </Td>
  );
}

function Answer({ row: { answer, scenario }, definition }: { row: ScenarioRow; definition: Definition }) {
  if ("reason" in answer)
    return (
      <Td colSpan={3} className="max-w-80 text-ink2">
        No figure now: {answer.reason}
      </Td>
    );
  const { projection } = answer;
  const { low, value, high } = definition === "share" ? projection.perYear.waste : projection.perYear.costToMatch;
  const { currency } = scenario;
  const claim = claimOf(projection);
  return (
    <>
      <Td num className="font-semibold">
        {claim ? `${formatMoney(0, currency)} claimed` : formatMoney(value, currency)}
        <span className="type-note font-normal text-ink2 sm:hidden"> a year</span>
      </Td>
      <Td num>{low === high ? "one value" : formatMoneyRange(low, high, currency)}</Td>
      <Td>
        <GradeBadge grade={projection.grade} />
      </Td>
    </>
  );
}
