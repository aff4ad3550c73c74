import { FindingChip } from "@/components/ui/notice";
import type { Projection } from "@/lib/core/projection/projection";

/** Every doubt about the figures, as a list. */
export function Warnings({ warnings }: { warnings: Projection["warnings"] }) {
  if (warnings.length === 0) return <p className="type-table text-ink2">Nothing to add.</p>;
  return (
    <ul className="measure grid gap-2">
      {warnings.map((w) => (
        <li key={`${w.code} ${w.message}`}>
          <FindingChip level="warn">{w.message}</FindingChip>
        </li>
      ))}
    </ul>
  );
}
