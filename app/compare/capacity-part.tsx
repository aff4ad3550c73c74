import { Fold, Missing } from "@/components/compare/capacity-fold";
import { CapacityForm } from "@/components/compare/capacity-form";
import { CapacityResult } from "@/components/compare/capacity-result";
import { weakest } from "@/lib/core/evidence/grade";
import type { Compared } from "@/lib/server/comparisons";
import { type CapacityAnswer, measuredAnswer, modelAnswer } from "@/lib/view/capacity-answer";
import { type CapacityFields, capacityFields } from "@/lib/view/capacity-inputs";
import { questionOf } from "@/lib/view/capacity-model";
import { measuredNotes, modelNotes } from "@/lib/view/capacity-notes";
import { type Offers, capacityOffers } from "@/lib/view/capacity-offers";
import { measuredTail } from "@/lib/view/capacity-refuted";
import { type Sweep, sweepFor, sweepsOf } from "@/lib/view/capacity-sweep";
import { type CapacityAsk, type QueueChoice, asksCapacity } from "@/lib/view/capacity-url";
import { listed } from "@/lib/view/counts";
import type { CompareState } from "@/lib/view/compare-url";
import { unbroken } from "@/lib/view/unbroken";

const ID = "capacity";
const TITLE = "Capacity under a latency limit";

interface Props {
  compared: Compared;
  state: CompareState;
}

/** How much less the virtualized side carries once a latency limit binds: measured where a sweep was, else by a queue model. */
export function CapacityPart({ compared, state }: Props) {
  const offers = capacityOffers(compared);
  const sweeps = sweepsOf(compared.rows);
  if (!offers.overhead && !offers.service && sweeps.length === 0 && !asksCapacity(state.capacity)) {
    return (
      <Missing id={ID} title={TITLE}>
        It needs an overhead or a latency that both sides measured. Latency at several request rates on both sides would
        answer it without a model.
      </Missing>
    );
  }
  const sweep = sweepFor(sweeps, Number(state.capacity.tail) / 100, state.metric);
  const model = modelOf(state.capacity, sweep);
  const fields = capacityFields(state.capacity, offers);
  const { answer, notes, missing } = answerOf({ ask: state.capacity, model, sweep, fields, offers, compared });
  return (
    <Fold
      id={ID}
      title={TITLE}
      note={answer?.sentence ? null : folded(sweep, offers)}
      open={asksCapacity(state.capacity)}
    >
      <CapacityForm state={state} fields={fields} model={model} hasSweep={sweep !== null} withheld={offers.withheld} />
      {state.capacity.queue === "measured" && sweep === null ? (
        <p className="measure type-note text-ink2">
          {sweeps.length > 0
            ? `The sweep was measured for ${listed([...new Set(sweeps.map((s) => `p${s.quantile * 100}`))])}: another share of requests takes a queue model.`
            : "No latency was measured at several loads on both sides, so a queue model stands in."}
        </p>
      ) : null}
      {answer ? <CapacityResult answer={answer} notes={notes} /> : null}
      {missing ? <p className="measure type-note text-ink2">{unbroken(missing)}</p> : null}
    </Fold>
  );
}

/** Measured beats modelled unless a model is asked for. */
function modelOf({ queue }: CapacityAsk, sweep: Sweep | null): QueueChoice {
  if (sweep === null && queue === "measured") return "mmc";
  return queue ?? (sweep ? "measured" : "mmc");
}

function folded(sweep: Sweep | null, { service }: Offers): string {
  if (sweep) return `Measured at ${sweep.points.length} loads: type the limit.`;
  return service
    ? "Type the limit; the rest is filled in from what was measured."
    : "Type the limit and a service time.";
}

interface Asked {
  ask: CapacityAsk;
  model: QueueChoice;
  sweep: Sweep | null;
  fields: CapacityFields;
  offers: Offers;
  compared: Compared;
}

function answerOf({ ask, model, sweep, fields, offers, compared }: Asked): {
  answer: CapacityAnswer | null;
  notes: string[];
  missing: string | null;
} {
  if (model === "measured" && sweep) {
    const grade = sweep.onReason ? weakest([compared.grade, "claimed"]) : compared.grade;
    const answer = measuredAnswer(sweep, fields.slo.value, grade);
    const runs = Math.min(...sweep.points.flatMap(({ values: v }) => [v.baseline.length, v.candidate.length]));
    return { answer, notes: measuredNotes(answer, runs), missing: null };
  }
  if (model === "measured") return { answer: null, notes: [], missing: null };
  const service = fields.service.source === null ? null : offers.service;
  const { question, missing } = questionOf(model, Number(ask.tail) / 100, fields);
  if (!question) return { answer: null, notes: [], missing: `Still needed: ${listed(missing)}.` };
  const answer = modelAnswer(question, fields, ask.tail, measuredTail(compared.rows, question.quantile, service));
  return { answer, notes: modelNotes(question, answer), missing: null };
}
