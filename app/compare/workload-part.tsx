import { Fold, Missing } from "@/components/compare/capacity-fold";
import { WorkloadChart } from "@/components/compare/workload-chart";
import { WorkloadFigure } from "@/components/compare/workload-figure";
import { WorkloadForm } from "@/components/compare/workload-form";
import { WorkloadHints } from "@/components/compare/workload-hints";
import { WorkloadImport } from "@/components/compare/workload-import";
import type { Route } from "next";
import { cx } from "@/components/ui/class-names";
import { Link } from "@/components/ui/link";
import { SegmentedLinks } from "@/components/ui/segmented";
import { ENOUGH_MEASURED } from "@/lib/core/overhead/partial-range";
import { PROFILE_TABLE, type Profile } from "@/lib/core/overhead/profiles";
import type { Workload } from "@/lib/core/overhead/workload";
import { workloadAnswer } from "@/lib/server/comparison-workload";
import type { Compared } from "@/lib/server/comparisons";
import { EXAMPLE_BILL, profileOf } from "@/lib/view/compare-money";
import { type CompareState, compareHref } from "@/lib/view/compare-url";
import { countOf } from "@/lib/view/counts";
import { unbroken } from "@/lib/view/unbroken";
import { estimateText, includedSentence, workName } from "@/lib/view/workload-answer";
import { workloadCost } from "@/lib/view/workload-cost";
import { type WorkloadAsk, asksWorkload, workloadRequest } from "@/lib/view/workload-url";

interface Props {
  compared: Compared;
  /** Its workload is the one that was answered, saved or not. */
  state: CompareState;
}

const ID = "workload";
const TITLE = "What one workload loses";

/** From metrics to one overhead: the figure, its waterfall, what a fix would recover, and what to check first. */
export function WorkloadPart({ compared, state }: Props) {
  const lead = compared.rows.find((row) => row.key === compared.headline?.key);
  if (!lead) {
    return (
      <Missing id={ID} title={TITLE}>
        It needs an end-to-end figure, or a figure of one part of the machine, that both sides measured.
      </Missing>
    );
  }
  const guess = profileOf(lead);
  const { workload, hints } = answerOf(compared, state.workload, guess);
  if (!workload) return null;
  const bill = state.workload.bill ?? EXAMPLE_BILL.amount;
  const { currency } = EXAMPLE_BILL;
  const money = { bill, currency };
  const cost = workloadCost(workload, compared, { ...money, isExample: state.workload.bill === null });
  // An address that names the work says all of it, so that what was saved can be taken away.
  const named = state.saved !== null && state.workload.weights === null ? { profile: workload.profile } : {};
  const link = (change: Partial<WorkloadAsk>) =>
    compareHref({ ...state, workload: { ...state.workload, ...named, ...change } });
  const figure = workload.overhead
    ? `${estimateText(workload.overhead).value}${sureness(workload)} for ${workName(workload).toLowerCase()}`
    : "no figure yet";
  const folded = hints.length > 0 ? `${figure}; ${countOf(hints.length, "question")} of configuration` : figure;
  return (
    <Fold id={ID} title={TITLE} note={unbroken(folded)} open={asksWorkload(state.workload)}>
      {/* One column that never grows with the table in it. */}
      <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-6">
        <WorkloadFigure workload={workload} cost={cost} fixAsked={state.workload.fix !== null} />
        <div className="grid min-w-0 gap-4 screen-only">
          <div className="min-w-0">
            <p id="profile-label" className="mb-1 type-note text-ink2">
              The work{state.workload.profile || state.workload.weights ? "" : " (a guess from the metrics)"}
            </p>
            <WorkChoice link={link} workload={workload} own={state.workload.weights !== null} />
          </div>
          <div className="min-w-0 sm:max-w-[30rem]">
            <p className="mb-1 type-note text-ink2">Its parts run</p>
            <SegmentedLinks
              label="Overlap"
              options={[
                { href: link({ hiding: null }), label: "One after another", current: state.workload.hiding === null },
                {
                  href: link({ hiding: state.workload.hiding ?? 0.5 }),
                  label: "Compute hides communication",
                  current: state.workload.hiding !== null,
                },
              ]}
            />
          </div>
        </div>
        <WorkloadChart workload={workload} />
        <div>
          <WorkloadForm workload={workload} state={state} {...money} />
          <ul className="mt-4 grid measure gap-1 type-note text-ink2">
            <li>{unbroken(includedSentence(workload))}</li>
            {workload.warnings.map((w) => (
              <li key={w.code + w.message}>{unbroken(w.message)}</li>
            ))}
          </ul>
        </div>
        <WorkloadImport
          search={compareHref({ ...state, workload: { ...state.workload, weights: null } })}
          profile={workload.profile}
        />
        <WorkloadHints hints={hints} claims={cost.claims} {...money} />
      </div>
    </Fold>
  );
}

interface ChoiceProps {
  link: (change: Partial<WorkloadAsk>) => string;
  workload: Workload;
  /** The time shares are typed or imported. */
  own: boolean;
}

/** Five kinds of work, side by side where there is room; with shares of one's own none of them is chosen. */
function WorkChoice({ link, workload, own }: ChoiceProps) {
  return (
    <ul className="flex list-none flex-wrap gap-2" aria-labelledby="profile-label">
      {(Object.keys(PROFILE_TABLE) as Profile[]).map((id) => {
        const current = workload.profile === id && !own;
        return (
          <li key={id}>
            <Link
              href={link({ profile: id, weights: null }) as Route}
              scroll={false}
              replace
              aria-current={current ? "true" : undefined}
              title={PROFILE_TABLE[id].meaning}
              className={cx(
                "inline-flex min-h-11 items-center rounded border px-3 type-note font-medium sm:min-h-8",
                current ? "border-action bg-action text-on-action" : "border-control text-ink2 hover:bg-sunken",
              )}
            >
              {PROFILE_TABLE[id].label}
            </Link>
          </li>
        );
      })}
    </ul>
  );
}

/** What the address asks is answered already; without a profile a guess stands in. */
function answerOf(compared: Compared, ask: WorkloadAsk, guess: Profile) {
  if (compared.workload) return { workload: compared.workload, hints: compared.hints };
  return workloadAnswer(compared, compared.runs, { profile: guess, ...workloadRequest(ask) }, compared.grade);
}

/** The interval of a figure that was measured, or that it is an estimate. */
function sureness({ overhead, source, coverage }: Workload): string {
  if (source === "axes" && coverage < ENOUGH_MEASURED) return ", an estimate,";
  const range = overhead && estimateText(overhead).range;
  return range ? ` (${range})` : "";
}
