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

interface Props {
  rows: readonly ScenarioRow[];
  definition: Definition;
  words: Words;
  /** Live links to reports of a scenario, by its id. */
  shared: ReadonlyMap<string, number>;
  /** What can be done with a row. */
  actions: (row: ScenarioRow) => ReactNode;
}

/** The form that the boxes of the rows belong to: two to four of them are compared. */
export const COMPARE_FORM = "compare-scenarios";

/** Which plans exist, and what each says. */
export function ScenarioTable({ rows, definition, words, shared, actions }: Props) {
  return (
    <DataTable label="Scenarios" roomy>
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
          <Th>Shared</Th>
          <Th>
            <span className="sr-only">Actions</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            {rows.length > 1 ? (
              <Td>
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
            <Th scope="row" className="min-w-40 max-w-72">
              <Link href={`/scenarios/${row.id}` as Route} className="link font-medium">
                {row.scenario.name}
              </Link>
            </Th>
            <Answer row={row} definition={definition} />
            <Td className="min-w-36 text-ink2">{sourcesOf(row.scenario)}</Td>
            <Td num className="text-ink2">
              {formatDate(row.updatedAt)}
            </Td>
            <Td className="whitespace-nowrap text-ink2">{sharedWords(shared.get(row.id))}</Td>
            <Td className="text-end whitespace-nowrap">{actions(row)}</Td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

const sharedWords = (links: number | undefined): ReactNode =>
  links === undefined ? (
    "–"
  ) : (
    <Link href="/reports" className="link">
      {countOf(links, "live link")}
    </Link>
  );

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
      </Td>
      <Td num>{low === high ? "one value" : formatMoneyRange(low, high, currency)}</Td>
      <Td>
        <GradeBadge grade={projection.grade} />
      </Td>
    </>
  );
}
