import type { Metadata, Route } from "next";
import { headers } from "next/headers";
import { PlanIntervals } from "@/components/charts/plan-intervals";
import { BridgeFigure } from "@/components/scenario/bridge-figure";
import { PlansTable } from "@/components/scenario/plans-table";
import { DEFINITIONS } from "@/components/scenario/wording";
import { LinkButton } from "@/components/ui/button";
import { ChartFrame } from "@/components/ui/chart-frame";
import { PlainTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { Page } from "@/components/ui/page";
import { SegmentedLinks } from "@/components/ui/segmented";
import { Sheet } from "@/components/ui/sheet";
import { ownerOf } from "@/lib/server/access";
import { countOf, listed } from "@/lib/view/counts";
import { formatDate } from "@/lib/view/format";
import { type PlansCompared, plansCompared } from "@/lib/view/plans-compared";
import { type PlansAsk, PLANS_MOST, plansFrom, plansSearch } from "@/lib/view/plans-url";
import { answerText, differenceSentence } from "@/lib/view/plans-words";
import { loadPlans } from "./plans";

export const metadata: Metadata = { title: "Compare scenarios" };

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

const address = (ask: PlansAsk): Route => `/scenarios/compare?${plansSearch(ask)}` as Route;

export default async function ComparePlans({ searchParams }: Props) {
  const owner = await ownerOf(await headers());
  const { leftOut, ...ask } = plansFrom(await searchParams);
  const plans = await loadPlans(owner, ask.ids);
  const compared = plans.length < 2 ? null : plansCompared(plans, ask);
  return (
    <Page
      above={
        <Link href="/scenarios" className="link type-note text-ink2">
          All scenarios
        </Link>
      }
      title="Scenarios side by side"
      lead={compared ? compared.differences.map((d) => differenceSentence(d, compared.base)).join(" ") : undefined}
      actions={
        compared ? (
          <LinkButton
            href={`/scenarios/compare/export.csv?${plansSearch(ask)}` as Route}
            variant="primary"
            prefetch={false}
            download
          >
            Export comparison
          </LinkButton>
        ) : undefined
      }
    >
      {compared ? (
        <Compared compared={compared} ask={ask} missing={ask.ids.length - plans.length} leftOut={leftOut} />
      ) : (
        <EmptyState
          className="mt-6"
          title="Pick two to four scenarios"
          actions={<LinkButton href="/scenarios">Choose them in the list</LinkButton>}
        >
          {ask.ids.length > 1 ? "Fewer than two of those named are there. " : ""}
          They are set side by side: what each costs in a year, which inputs differ, and which cause makes the
          difference.
        </EmptyState>
      )}
    </Page>
  );
}

interface ComparedProps {
  compared: PlansCompared;
  ask: PlansAsk;
  missing: number;
  leftOut: number;
}

function Compared({ compared, ask, missing, leftOut }: ComparedProps) {
  const { columns, base, currency, differences } = compared;
  return (
    <div className="mt-6 grid gap-6">
      <Notices compared={compared} missing={missing} leftOut={leftOut} />
      <div className="flex flex-wrap gap-x-6 gap-y-3">
        <Choice label="Measured against">
          <SegmentedLinks
            label="Measured against"
            options={columns.map((plan) => ({
              href: address({ ...ask, base: plan.id }),
              label: plan.letter,
              current: plan === base,
            }))}
          />
        </Choice>
        <Choice label="The money of a year is">
          <SegmentedLinks
            className="w-max whitespace-nowrap"
            label="Definition"
            options={DEFINITIONS.map(({ value, label }) => ({
              href: address({ ...ask, definition: value }),
              label,
              current: ask.definition === value,
            }))}
          />
        </Choice>
        <Currencies compared={compared} ask={ask} />
      </div>
      {currency === null ? null : <Intervals compared={compared} currency={currency} />}
      <Sheet
        id="plans"
        title="What each comes to, and where the inputs differ"
        note={`F: favourable, U: unfavourable, seen from ${base.letter}.${currency === null ? " Amounts in each plan’s own currency." : ""}`}
      >
        <PlansTable compared={compared} />
      </Sheet>
      {differences.map((difference) => (
        <BridgeFigure key={difference.plan.id} difference={difference} base={base} />
      ))}
    </div>
  );
}

const Choice = ({ label, children }: { label: string; children: React.ReactNode }) => (
  <div>
    <p className="mb-1 type-note text-ink2" aria-hidden="true">
      {label}
    </p>
    {children}
  </div>
);

function Notices({ compared: { columns, currency, rates, base }, missing, leftOut }: Omit<ComparedProps, "ask">) {
  const others = [...new Set(columns.map((c) => c.scenario.currency))];
  const stuck = columns.filter((c) => c.factor === null);
  return (
    <>
      {missing > 0 ? (
        <Notice
          level="warn"
          title={`${countOf(missing, "scenario")} of the address ${missing === 1 ? "is" : "are"} not there.`}
        />
      ) : null}
      {leftOut > 0 ? (
        <Notice
          level="warn"
          title={`${PLANS_MOST} plans stand side by side at most; ${countOf(leftOut, "more one", "more")} left out.`}
        />
      ) : null}
      {currency === null ? (
        <Notice
          level="warn"
          title={`The plans are in ${listed(others)}, and nothing is converted without a dated rate.`}
        >
          <p>
            {listed(stuck.map((c) => `${c.letter} is in ${c.scenario.currency}`))}. To compare the money, open{" "}
            <Link href={`/scenarios/${base.id}` as Route} className="link">
              {base.letter}
            </Link>{" "}
            or the other plan and add an exchange rate with its date and source.
          </p>
        </Notice>
      ) : null}
      {rates.length > 0 ? (
        <p className="type-note text-ink2">
          Converted for showing, at{" "}
          {listed(
            rates.map(
              (r) => `${r.perUnit} ${r.to} for 1 ${r.from} (${r.source}, ${formatDate(`${r.date}T00:00:00Z`)})`,
            ),
          )}
          .
        </p>
      ) : null}
    </>
  );
}

/** The currencies that the plans are in, where there is more than one and each can be reached. */
function Currencies({ compared: { columns, currency }, ask }: { compared: PlansCompared; ask: PlansAsk }) {
  const codes = [...new Set(columns.map((c) => c.scenario.currency))];
  if (codes.length < 2) return null;
  return (
    <Choice label="Shown in">
      <SegmentedLinks
        label="Shown in"
        options={codes.map((code) => ({
          href: address({ ...ask, currency: code }),
          label: code,
          current: currency === code,
        }))}
      />
    </Choice>
  );
}

function Intervals({ compared: { columns, answers }, currency }: { compared: PlansCompared; currency: string }) {
  const [year] = answers;
  if (!year) return null;
  const drawn = columns.flatMap((plan, i) => {
    const cell = year.cells[i];
    if (!cell || cell.value === null) return [];
    const { value, range } = answerText(year, cell, currency);
    return [
      {
        id: plan.id,
        letter: plan.letter,
        name: plan.scenario.name,
        value: cell.value,
        low: cell.low ?? cell.value,
        high: cell.high ?? cell.value,
        text: value,
        range: range ?? "one value, no range",
      },
    ];
  });
  if (drawn.length < 2) return null;
  const levels = columns.flatMap((c) => ("projection" in c.answer ? `${c.letter}: ${c.answer.projection.level}` : []));
  return (
    <ChartFrame
      id="years"
      title={year.label}
      legend={`range of each plan · ${currency}`}
      sentence={`What the ranges are: ${levels.join("; ")}.`}
      sentenceAt="bottom"
      table={
        <PlainTable
          label={`${year.label}, plan by plan`}
          head={["Plan", "Middle", "Range"]}
          num={[1, 2]}
          rows={drawn.map((d) => [`${d.letter} · ${d.name}`, d.text, d.range])}
        />
      }
    >
      <PlanIntervals
        plans={drawn}
        format={{ kind: "money", currency }}
        label={`${year.label}, for each plan with its range, in ${currency}`}
        describedBy="years-sentence"
      />
    </ChartFrame>
  );
}
