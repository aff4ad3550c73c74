import type { ReactNode } from "react";
import { DataTable, Td, Th } from "@/components/ui/data-table";
import type { Difference } from "@/lib/core/cost/scenario-differences";
import { countOf } from "@/lib/view/counts";

interface Props {
  /** What the two sides are called: "Version 3", "Version 5". */
  from: string;
  to: string;
  differences: readonly Difference[];
  /** The annual figure of each side, or why there is none. */
  figures: { from: ReactNode; to: ReactNode };
}

/** Two versions field by field, with what each comes to in a year. */
export function DifferenceTable({ from, to, differences, figures }: Props) {
  return (
    <DataTable label={`What differs from ${from.toLowerCase()} to ${to.toLowerCase()}`} roomy stickyFirst>
      <thead>
        <tr>
          <Th>{countOf(differences.length, "input")} changed</Th>
          <Th>{from}</Th>
          <Th>{to}</Th>
        </tr>
      </thead>
      <tbody>
        <tr className="font-semibold">
          <Th scope="row" className="min-w-36 font-semibold">
            Spend that bought no work, a year
          </Th>
          <Td className="min-w-36">{figures.from}</Td>
          <Td className="min-w-36">{figures.to}</Td>
        </tr>
        {differences.map(({ path, label, from: before, to: after }) => (
          <tr key={path}>
            <Th scope="row" className="min-w-36">
              {label.charAt(0).toUpperCase() + label.slice(1)}
            </Th>
            <Td className="min-w-36">{before ?? <span className="text-ink3">not given</span>}</Td>
            <Td className="min-w-36">{after ?? <span className="text-ink3">not given</span>}</Td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
