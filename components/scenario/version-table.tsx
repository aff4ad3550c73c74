import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { DataTable, Td, Th } from "@/components/ui/data-table";
import { formatInstant } from "@/lib/view/format";

export interface VersionRow {
  revision: number;
  createdAt: string;
  /** What was changed from the version before, in one line. */
  change: string;
}

interface Props {
  rows: readonly VersionRow[];
  newest: number;
  from: number;
  to: number;
  /** The button that makes a version the newest again. */
  goBack: (revision: number) => ReactNode;
}

const FORM = "versions-form";

/** Every version with what it changed; two of them can be chosen to see how they differ. */
export function VersionTable({ rows, newest, from, to, goBack }: Props) {
  return (
    <>
      <form method="get" id={FORM} className="mb-4 flex flex-wrap items-center gap-3">
        <Button type="submit" size="sm">
          Show what differs
        </Button>
        <p className="type-note text-ink3">between the two that are chosen below</p>
      </form>
      <DataTable label="Versions of the scenario" roomy>
        <thead>
          <tr>
            <Th>Version</Th>
            <Th>Saved</Th>
            <Th className="w-full">What was changed</Th>
            <Th>From</Th>
            <Th>To</Th>
            <Th>
              <span className="sr-only">Actions</span>
            </Th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ revision, createdAt, change }) => (
            <tr key={revision}>
              <Th scope="row" className="font-medium whitespace-nowrap">
                {revision}
                {revision === newest ? <span className="font-normal text-ink3"> (now)</span> : null}
              </Th>
              <Td className="min-w-24 text-ink2 sm:whitespace-nowrap">{formatInstant(createdAt)}</Td>
              <Td className="min-w-56">{change}</Td>
              <Td>{choice("from", revision, from)}</Td>
              <Td>{choice("to", revision, to)}</Td>
              <Td className="text-end whitespace-nowrap">{revision === newest ? null : goBack(revision)}</Td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </>
  );
}

const choice = (name: "from" | "to", revision: number, chosen: number) => (
  <label className="-my-1 inline-flex size-8 items-center justify-center">
    <input
      type="radio"
      form={FORM}
      name={name}
      value={revision}
      defaultChecked={revision === chosen}
      aria-label={`${name === "from" ? "From" : "To"} version ${revision}`}
      className="size-4"
    />
  </label>
);
