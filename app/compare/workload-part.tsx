import { Fold, Missing } from "@/components/compare/capacity-fold";
import { WorkloadChart } from "@/components/compare/workload-chart";
import { WorkloadFigure } from "@/components/compare/workload-figure";
import { WorkloadForm } from "@/components/compare/workload-form";
import { WorkloadHints } from "@/components/compare/workload-hints";
import { WorkloadImport } from "@/components/compare/workload-import";
import { SegmentedLinks } from "@/components/ui/segmented";
import { PROFILE_TABLE, type Profile } from "@/lib/core/overhead/profiles";
import { workloadAnswer } from "@/lib/server/comparison-workload";
import type { Compared } from "@/lib/server/comparisons";
import { EXAMPLE_BILL, profileOf } from "@/lib/view/compare-money";
import { type CompareState, compareHref } from "@/lib/view/compare-url";
import { countOf } from "@/lib/view/counts";
import { unbroken } from "@/lib/view/unbroken";
import { estimateText, includedSentence, workName } from "@/lib/view/workload-answer";
import { type WorkloadAsk, asksWorkload, workloadRequest } from "@/lib/view/workload-url";

interface Props {
  compared: Compared;
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
  const link = (change: Partial<WorkloadAsk>) => compareHref({ ...state, workload: { ...state.workload, ...change } });
  const figure = workload.overhead
    ? `${estimateText(workload.overhead).value} for ${workName(workload).toLowerCase()}`
    : "no figure yet";
  const folded = hints.length > 0 ? `${figure}; ${countOf(hints.length, "question")} of configuration` : figure;
  return (
    <Fold id={ID} title={TITLE} note={unbroken(folded)} open={asksWorkload(state.workload)}>
      <WorkloadFigure workload={workload} {...money} isExample={state.workload.bill === null} />
      <div className="flex flex-wrap gap-x-6 gap-y-3 screen-only">
        <div className="min-w-0">
          <p className="mb-1 type-note text-ink2">
            The work{state.workload.profile ? "" : " (a guess from the metrics)"}
          </p>
          <SegmentedLinks
            label="Profile"
            className="max-w-full overflow-x-auto"
            options={(Object.keys(PROFILE_TABLE) as Profile[]).map((id) => ({
              href: link({ profile: id, weights: null }),
              label: PROFILE_TABLE[id].label,
              current: workload.profile === id && state.workload.weights === null,
            }))}
          />
        </div>
        <div>
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
      <WorkloadHints hints={hints} {...money} />
    </Fold>
  );
}

/** What the address asks is answered already; without a profile a guess stands in. */
function answerOf(compared: Compared, ask: WorkloadAsk, guess: Profile) {
  if (compared.workload) return { workload: compared.workload, hints: compared.hints };
  return workloadAnswer(compared, compared.runs, { profile: guess, ...workloadRequest(ask) }, compared.grade);
}
