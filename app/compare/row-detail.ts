import "server-only";
import type { Owner } from "@/lib/server/access";
import type { Compared } from "@/lib/server/comparisons";
import { rowMeasurements } from "@/lib/server/row-measurements";
import { type RowDetail, type RunShare, cutWords, rowDetail } from "@/lib/view/compare-detail";
import type { ShownRow } from "@/lib/view/compared-rows";
import type { SideName } from "@/lib/view/modes";
import { runName } from "@/lib/view/run-groups";

/** More runs a side than this are not looked up for a picture; all values of the row are in the CSV. */
const MOST = 40;

/** One row up close: what every run of both sides says of it, those left out too. */
export async function detailOf(owner: Owner, compared: Compared, shown: ShownRow): Promise<RowDetail> {
  const { row } = shown;
  const reasonFor = (id: string) =>
    compared.exclusions.find((e) => e.runId === id && (!e.metric || e.metric === row.metric))?.reason ?? null;
  // Runs of the row first: a side may hold many that measure something else.
  const ofRow = (side: SideName) => {
    const own = new Set(row[side].runIds);
    const [inIt, others] = parted(compared.runs[side], ({ id }) => own.has(id) || reasonFor(id) !== null);
    return { all: [...inIt, ...others].slice(0, MOST).map((run) => ({ side, run })), count: inIt.length };
  };
  const [ours, theirs] = [ofRow("baseline"), ofRow("candidate")];
  const sides = [...ours.all, ...theirs.all];
  const measured = await rowMeasurements(
    owner,
    sides.map(({ run }) => run),
    row,
  );
  const shares = sides.flatMap(({ side, run }): RunShare[] => {
    const found = measured.get(run.id);
    const leftOut = reasonFor(run.id);
    if (!found && leftOut === null) return [];
    const { measurement, samples } = found ?? {};
    return [
      {
        id: run.id,
        side,
        name: runName(run),
        filename: run.filename,
        leftOut,
        measured: measurement
          ? {
              n: measurement.n,
              p95: measurement.p95,
              p99: measurement.p99,
              context: measurement.context,
              ecdf: samples?.ecdf.map((p) => p.x) ?? [],
              order: samples?.order ?? [],
              count: samples?.n ?? 0,
            }
          : null,
      },
    ];
  });
  return rowDetail(shown, shares, cutWords({ baseline: ours.count, candidate: theirs.count }, MOST));
}

function parted<T>(all: readonly T[], test: (one: T) => boolean): [T[], T[]] {
  return [all.filter(test), all.filter((one) => !test(one))];
}
