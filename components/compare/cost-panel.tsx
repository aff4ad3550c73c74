import { Button } from "@/components/ui/button";
import { GradeBadge } from "@/components/ui/grade-badge";
import { HeadlineFigure } from "@/components/ui/headline-figure";
import type { Cost } from "@/lib/view/compare-money";
import { SearchField } from "./search-field";

interface Props {
  cost: Cost;
  bill: string;
  /** Takes `search`. */
  useInScenario: (form: FormData) => Promise<void>;
}

/** The headline overhead on a bill, and the way into a scenario. */
export function CostPanel({ cost, bill, useInScenario }: Props) {
  return (
    <section aria-labelledby="cost-title" className="grid gap-4">
      <div>
        <h2 id="cost-title" className="type-sub">
          What it costs
        </h2>
        <HeadlineFigure
          className="mt-1"
          label={`On a bill of ${bill} a month`}
          value={
            <>
              {cost.value}
              {cost.favourable ? <span className="ms-2 type-note text-ink2">F</span> : null}
            </>
          }
          range={cost.range}
          spoken={cost.spoken}
          badges={
            <>
              {cost.overheadGrade ? <GradeBadge grade={cost.overheadGrade} of="Overhead" /> : null}
              <GradeBadge grade="example" of="Bill" suffix="not yours" />
            </>
          }
        />
      </div>
      <form action={useInScenario} className="screen-only">
        <SearchField />
        <Button type="submit" variant="primary" className="w-full" disabled={!cost.usable}>
          Use in a scenario
        </Button>
      </form>
    </section>
  );
}
