import { Button, buttonClass } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { TextField } from "@/components/ui/field";
import { GradeBadge } from "@/components/ui/grade-badge";
import { HeadlineFigure } from "@/components/ui/headline-figure";
import type { Cost } from "@/lib/view/compare-money";

interface Props {
  cost: Cost;
  bill: string;
  markdown: string;
  csvHref: string;
  jsonHref: string;
  useInScenario: () => Promise<void>;
  keep: (form: FormData) => Promise<void>;
  /** The name it is kept under; `null` while it is not. */
  keptAs: string | null;
}

/** The headline overhead on a bill, and everything that can be done with the result. */
export function CostPanel({ cost, bill, markdown, csvHref, jsonHref, useInScenario, keep, keptAs }: Props) {
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
      <div className="grid gap-2.5 screen-only">
        <form action={useInScenario}>
          <Button type="submit" variant="primary" className="w-full" disabled={!cost.usable}>
            Use in a scenario
          </Button>
        </form>
        <CopyButton text={markdown} label="Copy as Markdown" size="md" className="w-full" />
        <p className="flex gap-5 type-table">
          <span className="text-ink3">Export</span>
          <a className="link" href={csvHref} download>
            CSV
          </a>
          <a className="link" href={jsonHref}>
            JSON
          </a>
        </p>
      </div>
      {keptAs === null ? (
        <details className="screen-only">
          <summary className={buttonClass({ variant: "quiet", size: "sm" }, "-ms-3")}>Save under a name</summary>
          <form action={keep} className="mt-2 grid gap-2">
            <TextField id="keep-name" name="name" label="Name" required maxLength={200} />
            <Button type="submit" size="sm">
              Save
            </Button>
          </form>
        </details>
      ) : (
        <p className="type-note text-ink2">Saved as {keptAs}.</p>
      )}
    </section>
  );
}
