import { Button } from "@/components/ui/button";
import { type Choice, NumberField, SelectField } from "@/components/ui/field";
import { Segmented } from "@/components/ui/segmented";
import { type PriorId, isPriorId, priorOf } from "@/lib/core/evidence/priors";
import { pairOf } from "@/lib/core/evidence/published";
import { formatPercent } from "@/lib/view/format";
import type { FieldNotes } from "./calculator-question";
import { type CalculatorState, CURRENCIES, HORIZONS, type Preset, readPreset } from "./calculator-state";
import { DEFINITIONS } from "./wording";

/** The vendor's claim and confidential computing are to be had, never the default; a wrong network is no preset of a whole bill. */
const OFFERED = [
  "tuned-single-node",
  "tuned-slo-serving",
  "tuned-multi-node",
  "untuned-vm",
  "vendor-claim",
  "confidential-computing",
] as const satisfies readonly PriorId[];

const presets: Choice[] = [
  ...OFFERED.map((id): Choice => {
    const prior = priorOf(id);
    const apart = prior.line === "confidential-computing";
    return {
      value: id,
      label: `${prior.label}: ${formatPercent(prior.p50)}`,
      group: apart ? "A product line of its own" : undefined,
    };
  }),
  { value: "range", label: "A range of my own" },
];

function choicesFor(preset: Preset): Choice[] {
  const pair = pairOf(preset);
  return pair
    ? [...presets, { value: pair.id, label: `One pair, ${pair.workload}: ${formatPercent(pair.overhead)}` }]
    : presets;
}

function basisOf(preset: Preset): string | undefined {
  if (isPriorId(preset)) return priorOf(preset).basis;
  const pair = pairOf(preset);
  return pair && `${pair.title}: ${pair.workload} ${pair.scenario} on ${pair.hardware}, ${pair.year}. One run a side.`;
}

interface Props {
  state: CalculatorState;
  notes: FieldNotes;
  onChange: (change: Partial<CalculatorState>) => void;
}

/** A plain GET form: without scripts it is sent, with scripts every key stroke answers. */
export function CalculatorForm({ state, notes, onChange }: Props) {
  return (
    <form method="get" action="/" className="group/form grid gap-4 screen-only" onSubmit={(e) => e.preventDefault()}>
      {state.words ? <input type="hidden" name="words" value={state.words} /> : null}
      <div className="grid grid-cols-[minmax(0,1fr)_5.75rem] items-start gap-2">
        <NumberField
          id="bill"
          name="bill"
          label="GPU bill a month"
          value={state.bill}
          onChange={(e) => onChange({ bill: e.target.value })}
          {...notes.bill}
        />
        <SelectField
          id="ccy"
          name="ccy"
          label="Currency"
          options={CURRENCIES.map((code) => ({ value: code, label: code }))}
          value={state.ccy}
          onChange={(e) => onChange({ ccy: e.target.value })}
        />
      </div>
      <SelectField
        id="preset"
        name="preset"
        label="How much capacity is lost"
        options={choicesFor(state.preset)}
        value={state.preset}
        onChange={(e) => onChange({ preset: readPreset(e.target.value) ?? state.preset })}
        hint={basisOf(state.preset)}
      />
      {/* The list itself opens these two, so that it works without scripts. */}
      <div className="hidden grid-cols-2 gap-2 group-has-[option[value=range]:checked]/form:grid">
        <NumberField
          id="lo"
          name="lo"
          label="1 case in 10 below"
          unit="%"
          value={state.lo}
          onChange={(e) => onChange({ lo: e.target.value })}
          {...notes.lo}
        />
        <NumberField
          id="hi"
          name="hi"
          label="1 case in 10 above"
          unit="%"
          value={state.hi}
          onChange={(e) => onChange({ hi: e.target.value })}
          {...notes.hi}
        />
      </div>
      <Segmented
        name="count"
        legend="Count"
        options={[
          { value: "all", label: "All paid hours" },
          { value: "bound", label: "GPU-bound" },
        ]}
        value={state.count}
        onChange={(e) => onChange({ count: e.target.value === "bound" ? "bound" : "all" })}
        hint={state.count === "all" ? "An upper bound: as if the GPU were the limit in every hour." : undefined}
      />
      <div className="hidden group-has-[input[value=bound]:checked]/form:block">
        <NumberField
          id="hours"
          name="hours"
          label="Share of paid hours in which the GPU is the limit"
          unit="%"
          value={state.hours}
          onChange={(e) => onChange({ hours: e.target.value })}
          hint={
            state.def === "match"
              ? "Extra capacity is sized for the busiest hours, so this share does not change it."
              : undefined
          }
          {...notes.hours}
        />
      </div>
      <Segmented
        name="def"
        legend="Say it as"
        options={DEFINITIONS}
        value={state.def}
        onChange={(e) => onChange({ def: e.target.value === "match" ? "match" : "share" })}
      />
      <SelectField
        id="mo"
        name="mo"
        label="Look ahead"
        options={HORIZONS.map((m) => ({ value: String(m), label: `${m} months` }))}
        value={String(state.mo)}
        onChange={(e) => onChange({ mo: Number(e.target.value) })}
      />
      <noscript>
        <Button type="submit" className="w-full">
          Answer again
        </Button>
      </noscript>
    </form>
  );
}
