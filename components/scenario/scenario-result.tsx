import type { ReactNode } from "react";
import { Fan } from "@/components/charts/fan";
import { FanExplorer } from "@/components/charts/fan-explorer";
import { Sheet } from "@/components/ui/sheet";
import type { Scenario } from "@/lib/core/cost/scenario";
import type { Projection } from "@/lib/core/projection/projection";
import type { Words } from "@/lib/view/vocabulary";
import { AnnualFigure } from "./annual-figure";
import { AssumptionTable } from "./assumption-table";
import { BreakEven, MoveDecision } from "./decision";
import { FanFigure, fanOf } from "./fan-figure";
import { YearMaths } from "./maths";
import { segmentRows } from "./segment-rows";
import { SegmentTable } from "./segment-table";
import { Warnings } from "./warnings";
import type { Definition } from "./wording";

interface Props {
  scenario: Scenario;
  projection: Projection;
  definition: Definition;
  words: Words;
  state: "value" | "updating" | "kept";
  switcher: ReactNode;
  measured: ReactNode;
}

/** The answer from top to bottom: figure, fan, parts, break-even, decision, what it rests on. */
export function ScenarioResult({ scenario, projection, definition, words, state, switcher, measured }: Props) {
  const rows = segmentRows(scenario, projection, definition);
  const fan = fanOf(projection);
  return (
    <div className="grid min-w-0 gap-6">
      <Sheet id="year">
        <AnnualFigure projection={projection} definition={definition} words={words} state={state} switcher={switcher} />
        <div className="mt-3">
          <YearMaths scenario={scenario} rows={rows} definition={definition} />
        </div>
      </Sheet>
      <FanFigure projection={projection} definition={definition}>
        <FanExplorer {...fan}>
          <Fan {...fan} />
        </FanExplorer>
      </FanFigure>
      {measured}
      <Sheet
        id="segments"
        title="Where the figure comes from"
        note={`First twelve months, in ${projection.currency}. The rows add up to the total.`}
      >
        <SegmentTable rows={rows} currency={projection.currency} definition={definition} words={words} />
      </Sheet>
      <BreakEven scenario={scenario} projection={projection} />
      <Sheet id="move" title="Does a move to bare metal pay?">
        <MoveDecision scenario={scenario} projection={projection} />
      </Sheet>
      <Sheet id="assumptions" title="What it rests on" note={`Weakest input: ${projection.weakest}.`}>
        <AssumptionTable
          assumptions={projection.assumptions}
          settings={projection.settings}
          currency={projection.currency}
        />
      </Sheet>
      <Sheet id="warnings" title="What to bear in mind">
        <Warnings warnings={projection.warnings} />
      </Sheet>
    </div>
  );
}
