"use client";

import type { BookPrice } from "@/lib/core/cost/price-book";
import { monthName, readCalendarMonth } from "@/lib/view/calendar-month";
import { commitmentSummary, gpuSummary, movingSummary, runningSummary, workSummary } from "@/lib/view/segment-summary";
import { FormFold } from "./form-fold";
import { ChoiceEntry, NumberEntry, useScenarioForm } from "./form-context";
import { PriceFields } from "./price-fields";

const NUMBER = { kind: "number" } as const;
const PERCENT = { kind: "percent" } as const;

interface Props {
  /** `segments.0` */
  at: string;
  book: readonly BookPrice[];
}

/** What a segment may say beyond its bill and its overhead, folded; each fold says what is set in it. */
export function SegmentDetails({ at, book }: Props) {
  const { fields } = useScenarioForm();
  const keys = (...names: string[]) => names.map((name) => `${at}.${name}`);
  return (
    <div className="border-t border-line">
      <FormFold
        title="GPUs and price"
        summary={gpuSummary(fields, at)}
        keys={keys("gpus", "gpusPerNode", "price", "spendFrom", "premium", "utilisation")}
      >
        <Hardware at={at} book={book} />
      </FormFold>
      <FormFold title="Commitment" summary={commitmentSummary(fields, at)} keys={keys("commit", "unused")}>
        <Commitment at={at} />
      </FormFold>
      <FormFold title="Licences and power" summary={runningSummary(fields, at)} keys={keys("licence", "power")}>
        <Running at={at} />
      </FormFold>
      <FormFold title="Moving" summary={movingSummary(fields, at)} keys={keys("move")}>
        <Moving at={at} />
      </FormFold>
      <FormFold title="What it makes" summary={workSummary(fields, at)} keys={keys("work")}>
        <Work at={at} />
      </FormFold>
    </div>
  );
}

function Hardware({ at, book }: Props) {
  return (
    <>
      <div className="grid grid-cols-2 gap-2">
        <NumberEntry name={`${at}.gpus`} label="GPUs" field={NUMBER} />
        <NumberEntry name={`${at}.gpusPerNode`} label="GPUs a node" field={NUMBER} />
      </div>
      <PriceFields at={at} book={book} />
      <NumberEntry
        name={`${at}.premium`}
        label="What bare metal costs more, here"
        field={PERCENT}
        hint="Empty: as in the plan. Two prices say it themselves."
      />
      <NumberEntry
        name={`${at}.utilisation`}
        label="Paid hours in which the GPUs do anything"
        field={PERCENT}
        hint="The rest is idle, and is shown beside the overhead."
      />
    </>
  );
}

function Commitment({ at }: { at: string }) {
  const { fields } = useScenarioForm();
  const currency = fields.currency ?? "";
  const end = Number(fields[`${at}.commit.end`] || Number.NaN);
  const name = monthName(readCalendarMonth(fields.start ?? "") ?? "", end);
  const reused = `${at}.commit.reused`;
  return (
    <>
      <div className="grid grid-cols-2 gap-2">
        <NumberEntry name={`${at}.commit.share`} label="Committed share" field={PERCENT} />
        <NumberEntry
          name={`${at}.commit.end`}
          label="Until month"
          field={NUMBER}
          hint={name ?? (fields.start ? undefined : "Counted from month 1.")}
        />
      </div>
      <ChoiceEntry
        name={reused}
        label="What is freed before it ends"
        options={[
          { value: fields[reused] === "no" ? "no" : "", label: "Stays paid for" },
          { value: "yes", label: "Is used by somebody else who pays" },
        ]}
      />
      <NumberEntry
        name={`${at}.unused`}
        label="Commitments nothing runs on, a month"
        unit={currency}
        field={{ kind: "money", currency }}
        hint="Beside the bill, where it is not in it."
      />
    </>
  );
}

function Running({ at }: { at: string }) {
  const { fields } = useScenarioForm();
  const currency = fields.currency ?? "";
  const money = { kind: "money", currency } as const;
  const needs = (fields[`${at}.gpus`] ?? "").trim() === "" ? "Needs the number of GPUs above." : undefined;
  return (
    <>
      <NumberEntry
        name={`${at}.licence.gpu`}
        label="Virtualization licence per GPU, a month"
        unit={currency}
        field={money}
        hint={needs}
      />
      <div className="grid grid-cols-2 gap-2">
        <NumberEntry name={`${at}.licence.core`} label="Per core, a month" unit={currency} field={money} />
        <NumberEntry name={`${at}.licence.cores`} label="Licensed cores" field={NUMBER} />
      </div>
      <div className="mt-2 grid grid-cols-2 gap-2">
        <NumberEntry name={`${at}.power.kw`} label="Power per GPU" unit="kW" field={NUMBER} />
        <NumberEntry name={`${at}.power.price`} label="Per kWh" unit={currency} field={money} />
      </div>
      <NumberEntry
        name={`${at}.power.factor`}
        label="What the building takes for each kilowatt (PUE)"
        field={NUMBER}
        hint="Leave power empty where it is in the bill."
      />
    </>
  );
}

function Moving({ at }: { at: string }) {
  const { fields, notes } = useScenarioForm();
  const currency = fields.currency ?? "";
  const now = (fields[`${at}.move`] ?? "").trim();
  const start = readCalendarMonth(fields.start ?? "") ?? "";
  const horizon = Math.min(60, Math.max(12, Math.trunc(Number(fields.horizon)) || 12));
  const months = Array.from({ length: horizon + 1 }, (_, n) => {
    const name = monthName(start, n);
    const after = `After month ${n}${name === null ? "" : ` (${name})`}`;
    return { value: String(n), label: n === 0 ? "At the start, on its own" : after, group: "At a time of its own" };
  });
  const beyond = now === "" || now === "never" || months.some((m) => m.value === now);
  return (
    <div className="group/move grid gap-3">
      <ChoiceEntry
        name={`${at}.move`}
        label="When it moves to bare metal"
        options={[
          { value: "", label: "With everything else, at the start" },
          { value: "never", label: "Never: it stays virtualized" },
          ...(beyond ? [] : [{ value: now, label: `After month ${now}`, group: "At a time of its own" }]),
          ...months,
        ]}
      />
      {notes[`${at}.move`]?.error ? null : (
        <div className="group-has-[option[value='']:checked]/move:hidden group-has-[option[value=never]:checked]/move:hidden">
          <NumberEntry
            name={`${at}.move.cost`}
            label="One-off cost of this move"
            unit={currency}
            field={{ kind: "money", currency }}
            hint="Beside the plan's own. Empty: none."
          />
        </div>
      )}
    </div>
  );
}

function Work({ at }: { at: string }) {
  const { fields } = useScenarioForm();
  const kind = fields[`${at}.work`];
  return (
    <div className="group/work grid gap-3">
      <ChoiceEntry
        name={`${at}.work`}
        label="Counted in"
        options={[
          { value: "", label: "Not counted" },
          { value: "tokens", label: "Tokens" },
          { value: "training-run", label: "Training runs" },
        ]}
      />
      <div className="group-has-[option[value='']:checked]/work:hidden">
        <NumberEntry
          name={`${at}.work.amount`}
          label={
            kind === "tokens"
              ? "Tokens a second"
              : kind === "training-run"
                ? "Hours a training run"
                : "Tokens a second, or hours a run"
          }
          field={NUMBER}
          hint="Of the whole segment, as it runs virtualized."
        />
      </div>
    </div>
  );
}
