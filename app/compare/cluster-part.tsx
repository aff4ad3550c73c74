import { Fold, Missing } from "@/components/compare/capacity-fold";
import { ClusterForm } from "@/components/compare/cluster-form";
import { ClusterResult, Published } from "@/components/compare/cluster-result";
import type { Row } from "@/lib/core/comparison/comparison";
import { maySpeak } from "@/lib/core/comparison/may-speak";
import { metricById } from "@/lib/core/metrics/catalogue";
import type { Owner } from "@/lib/server/access";
import type { Compared } from "@/lib/server/comparisons";
import { rowSamples } from "@/lib/server/row-samples";
import { type Offer, capacityOffers, rowGrade } from "@/lib/view/capacity-offers";
import { type Steps, clusterAnswer } from "@/lib/view/cluster-answer";
import { type Spreads, clusterFields } from "@/lib/view/cluster-inputs";
import { clusterNotes, measuredAtSize, measuredAtSizeWords } from "@/lib/view/cluster-notes";
import { runSpread, settledSteps, spreadAlike, stepRow, stepSpread } from "@/lib/view/cluster-spread";
import { asksCluster } from "@/lib/view/cluster-url";
import type { CompareState } from "@/lib/view/compare-url";
import { formatPercent } from "@/lib/view/format";
import { unbroken } from "@/lib/view/unbroken";
import { withoutInterval } from "@/lib/view/without-interval";

const ID = "cluster";
const TITLE = "Does it grow with the cluster?";

interface Props {
  owner: Owner;
  compared: Compared;
  state: CompareState;
}

interface Measured {
  spreads: Spreads | null;
  /** Pooled steps of both sides, in seconds. */
  steps: Steps | null;
  /** Of the row whose steps spread, when it has one of its own. */
  overhead: Offer | null;
}

/** Steps beyond this many change nothing that is shown. */
const MOST_STEPS = 20_000;

/** Jobs that synchronise wait for their slowest node: what that makes of the overhead, by node count. */
export async function ClusterPart({ owner, compared, state }: Props) {
  const { spreads, steps, overhead } = await measured(owner, compared);
  const offered = overhead ?? capacityOffers(compared).overhead;
  if (!offered && !spreads && !asksCluster(state.cluster)) {
    return (
      <Missing id={ID} title={TITLE}>
        It needs an overhead, or the times of single steps on both sides: a step or iteration time with its samples.
      </Missing>
    );
  }
  const fields = clusterFields(state.cluster, state.capacity.lost, {
    overhead: offered,
    spreads,
    grade: spreads ? rowGrade(spreads.row, compared.grade) : compared.grade,
  });
  const areMeasured = fields.cvb.source !== null && fields.cvc.source !== null;
  const own = areMeasured ? steps : null;
  const alike = areMeasured && spreads !== null && spreadAlike(spreads.baseline, spreads.candidate);
  const answer = clusterAnswer(fields, own, alike);
  const whole = measuredAtSize(compared.rows);
  return (
    <Fold
      id={ID}
      title={TITLE}
      note={answer ? null : "Type the spread of one node's steps on both sides."}
      open={asksCluster(state.cluster)}
    >
      {whole ? <p className="measure type-note font-medium text-ink">{unbroken(measuredAtSizeWords(whole))}</p> : null}
      <ClusterForm state={state} fields={fields} />
      {answer ? (
        <ClusterResult
          answer={answer}
          notes={clusterNotes(answer, own && { n: Math.min(own.baseline.length, own.candidate.length) })}
        />
      ) : (
        <>
          <p className="measure type-note text-ink2">
            No times of single steps were measured on both sides. Type how much the steps of one node spread on either
            side, or upload a step or iteration time with its samples.
          </p>
          <Published />
        </>
      )}
    </Fold>
  );
}

async function measured(owner: Owner, compared: Compared): Promise<Measured> {
  const row = stepRow(compared.rows);
  if (row) {
    const values = await rowSamples(owner, [...row.baseline.runIds, ...row.candidate.runIds], row);
    const of = (side: "baseline" | "candidate") => row[side].runIds.flatMap((id) => values.get(id) ?? []);
    const [b, c] = [of("baseline"), of("candidate")];
    const [baseline, candidate] = [stepSpread(b), stepSpread(c)];
    const pooled = (runs: Float64Array[]) => settledSteps(runs).steps.flat().slice(0, MOST_STEPS);
    if (baseline && candidate)
      return {
        spreads: { row, baseline, candidate },
        steps: { baseline: pooled(b), candidate: pooled(c) },
        overhead: overheadOf(row, rowGrade(row, compared.grade)),
      };
  }
  const whole = compared.rows.find((r) => r.key === compared.headline?.key && isEndToEnd(r) && maySpeak(r));
  const lead = row ?? whole ?? null;
  const [baseline, candidate] = lead ? [runSpread(lead.baseline.values), runSpread(lead.candidate.values)] : [];
  return {
    spreads: lead && baseline && candidate ? { row: lead, baseline, candidate } : null,
    steps: null,
    overhead: row && overheadOf(row, rowGrade(row, compared.grade)),
  };
}

const isEndToEnd = ({ metric }: Row): boolean => metricById(metric)?.scope === "end-to-end";

function overheadOf(row: Row, grade: Compared["grade"]): Offer | null {
  if (!row.overhead) return null;
  const { value, low, high } = row.overhead;
  return {
    value,
    ...(low !== undefined && high !== undefined ? { low, high } : {}),
    text: formatPercent(value).replace(/\s*%$/, ""),
    source: `From the same row as the spread${low === undefined ? `, ${withoutInterval(row)}, no interval` : ""}.`,
    grade,
  };
}
