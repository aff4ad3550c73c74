import type { ReactNode } from "react";
import { Fan } from "@/components/charts/fan";
import { FanExplorer } from "@/components/charts/fan-explorer";
import { Sheet } from "@/components/ui/sheet";
import type { Scenario } from "@/lib/core/cost/scenario";
import type { Projection } from "@/lib/core/projection/projection";
import type { Fields } from "@/lib/view/scenario-fields";
import type { Words } from "@/lib/view/vocabulary";
import { AdviceSheet } from "./advice-sheet";
import { AnnualFigure } from "./annual-figure";
import { AssumptionTable } from "./assumption-table";
import { ConvenienceFigure } from "./convenience-figure";
import { CurrencySwitch } from "./currency-switch";
import { BreakEven } from "./decision";
import { FanFigure, fanOf } from "./fan-figure";
import { FiscalYears } from "./fiscal-years";
import { GoalSeek } from "./goal-seek";
import { YearMaths } from "./maths";
import { MattersSheet } from "./matters-sheet";
import { MeasureNext } from "./measure-next";
import { MoveDecision } from "./move-decision";
import { NodeTable } from "./node-table";
import { OnThisPage } from "./on-this-page";
import { PaidFigure } from "./paid-figure";
import { segmentRows } from "./segment-rows";
import { SegmentTable } from "./segment-table";
import { UnitSheet } from "./unit-sheet";
import { Warnings } from "./warnings";
import type { Definition } from "./wording";

interface Props {
  /** What the answer is of, in the currency it is shown in. */
  scenario: Scenario;
  /** The same in the currency it is kept in; absent where that is the one shown. */
  kept?: Scenario | undefined;
  projection: Projection;
  definition: Definition;
  words: Words;
  state: "value" | "updating" | "kept";
  switcher: ReactNode;
  measured: ReactNode;
  /** The inputs with all that can be done to them, in place of their plain table. */
  assumptions?: ReactNode;
  /** Sets fields of the form. */
  put?: ((fields: Fields) => void) | undefined;
}

const INPUTS = "#inputs";

const PARTS = [
  { id: "advice", label: "What to do" },
  { id: "money-title", label: "Where the money goes" },
  { id: "move", label: "Does a move pay?" },
  { id: "convenience", label: "What it gives in return" },
  { id: "nodes", label: "Whole nodes" },
  { id: "units", label: "Cost of a unit of work" },
  { id: "matters", label: "Which assumption matters" },
  { id: "measure-next", label: "What to measure next" },
  { id: "goal-seek", label: "Where the answer turns" },
  { id: "assumptions", label: "What it rests on" },
];

/** The year's figure, the same in fiscal years and other currencies, and its working. */
export function ScenarioYear(
  props: Pick<Props, "scenario" | "kept" | "projection" | "definition" | "words" | "state" | "switcher">,
) {
  const { scenario, kept = scenario, projection, definition, words, state, switcher } = props;
  const rows = segmentRows(scenario, projection, definition);
  return (
    <Sheet id="year">
      <AnnualFigure projection={projection} definition={definition} words={words} state={state} switcher={switcher} />
      <FiscalYears projection={projection} />
      <CurrencySwitch scenario={kept} shown={scenario.currency} />
      <div className="mt-3">
        <YearMaths scenario={scenario} rows={rows} definition={definition} />
      </div>
    </Sheet>
  );
}

/** What stands behind the figure, from top to bottom: chart, advice, then the rest. */
export function ScenarioResult(props: Omit<Props, "state" | "switcher">) {
  const { scenario, kept = scenario, projection, definition, words, measured, put } = props;
  const rows = segmentRows(scenario, projection, definition);
  const fan = fanOf(projection, scenario.startMonth);
  const base = projection.cashFlow.at(-1)?.discounted ?? projection.decision.npv.p50;
  return (
    <div className="grid min-w-0 gap-6">
      <OnThisPage parts={PARTS} />
      <FanFigure projection={projection} definition={definition}>
        <FanExplorer {...fan}>
          <Fan {...fan} />
        </FanExplorer>
      </FanFigure>
      <AdviceSheet scenario={scenario} projection={projection} />
      {measured}
      <PaidFigure projection={projection} />
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
      <ConvenienceFigure projection={projection} inputs={INPUTS} />
      <NodeTable scenario={scenario} projection={projection} inputs={INPUTS} />
      <UnitSheet scenario={scenario} projection={projection} inputs={INPUTS} />
      <MattersSheet projection={projection} base={base} />
      <MeasureNext steps={projection.measureNext} />
      <GoalSeek scenario={kept} currency={scenario.currency} projection={projection} put={put} />
      <Sheet id="assumptions" title="What it rests on" note={`Weakest input: ${projection.weakest}.`}>
        {props.assumptions ?? (
          <AssumptionTable
            assumptions={projection.assumptions}
            settings={projection.settings}
            currency={projection.currency}
          />
        )}
      </Sheet>
      <Sheet id="warnings" title="What to bear in mind">
        <Warnings warnings={projection.warnings} />
      </Sheet>
    </div>
  );
}
