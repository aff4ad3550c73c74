import type { Route } from "next";
import { Link } from "@/components/ui/link";
import type { ReactNode } from "react";
import { DataTable, Td, Th } from "@/components/ui/data-table";
import { GradeBadge } from "@/components/ui/grade-badge";
import type { Scenario } from "@/lib/core/cost/scenario";
import type { Projection } from "@/lib/core/projection/projection";
import { formatDate, formatMoney, formatMoneyRange } from "@/lib/view/format";
import type { Words } from "@/lib/view/vocabulary";
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
  /** What can be done with a row. */
  actions: (row: ScenarioRow) => ReactNode;
}

/** Which plans exist, and what each says. */
export function ScenarioTable({ rows, definition, words, actions }: Props) {
  return (
    <DataTable label="Scenarios" roomy stickyFirst>
      <thead>
        <tr>
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
            <Td className="text-end whitespace-nowrap">{actions(row)}</Td>
          </tr>
        ))}
      </tbody>
    </DataTable>
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
      </Td>
      <Td num>{low === high ? "one value" : formatMoneyRange(low, high, currency)}</Td>
      <Td>
        <GradeBadge grade={projection.grade} />
      </Td>
    </>
  );
}
