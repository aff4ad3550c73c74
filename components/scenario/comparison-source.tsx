import type { Route } from "next";
import { Link } from "@/components/ui/link";
import { FindingChip } from "@/components/ui/notice";
import { Sheet } from "@/components/ui/sheet";
import type { Measured, Unmeasured } from "@/lib/view/measured-source";

interface Props {
  /** The segments that stand on a comparison, with what it came to. */
  sources: readonly { segment: string; found: Measured | Unmeasured | "asking" }[];
}

/** What was measured behind the money: each comparison's verdict, with the way to it. */
export function ComparisonSources({ sources }: Props) {
  if (sources.length === 0) return null;
  return (
    <Sheet id="measured" title="What was measured">
      <div className="grid gap-4">
        {sources.map(({ segment, found }, i) => (
          // Segments may share a name
          <div key={i}>
            {sources.length > 1 ? <h3 className="type-table font-semibold">{segment}</h3> : null}
            <Source found={found} />
          </div>
        ))}
      </div>
    </Sheet>
  );
}

function Source({ found }: { found: Measured | Unmeasured | "asking" }) {
  if (found === "asking") return <p className="type-table text-ink2">Comparing…</p>;
  if ("reason" in found)
    return (
      <FindingChip level="block">
        {found.reason} {found.hint ?? ""}
      </FindingChip>
    );
  const { verdict, href, name } = found.comparison;
  return (
    <>
      <p className="max-w-[44rem] type-verdict">{verdict.finance}</p>
      <p className="mt-1 measure type-note text-ink2">{verdict.sentence}</p>
      <p className="mt-1 measure type-note text-ink2">{verdict.because}</p>
      <p className="mt-2 type-table">
        <Link href={href as Route} className="link">
          Open the comparison
        </Link>{" "}
        <span className="text-ink3">{name}</span>
      </p>
    </>
  );
}
