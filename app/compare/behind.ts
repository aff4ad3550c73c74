import "server-only";
import type { RunBehind } from "@/components/compare/metric-detail";
import type { Row } from "@/lib/core/comparison/comparison";
import { pairingKey } from "@/lib/core/run/run";
import type { Owner } from "@/lib/server/access";
import type { Compared } from "@/lib/server/comparisons";
import { runSamples } from "@/lib/server/run-samples";
import { getRun } from "@/lib/server/runs";
import { type SideName } from "@/lib/view/modes";
import { runName } from "@/lib/view/run-groups";

/** More runs a side than this are not looked up for a picture. */
const MOST = 40;

async function behind(owner: Owner, id: string, side: SideName, row: Row): Promise<RunBehind | null> {
  const run = await getRun(owner, id);
  const key = pairingKey(row);
  const measurement = run?.measurements.find((m) => pairingKey(m) === key);
  if (!run || !measurement) return null;
  const samples = await runSamples(owner, id, measurement.ordinal);
  const { n, median, value, p95, p99 } = measurement;
  return {
    id,
    side,
    name: runName(run),
    filename: run.filename,
    n,
    middle: median ?? value,
    p95,
    p99,
    values: samples?.ecdf.map((p) => p.x) ?? [],
  };
}

/** What each run says of one row: its own statistics and, where it holds them, the values. */
export async function runsBehind(owner: Owner, compared: Compared, row: Row): Promise<RunBehind[]> {
  const gone = (id: string) =>
    compared.exclusions.some((e) => e.runId === id && (!e.metric || e.metric === row.metric));
  const ids = (side: SideName) =>
    compared.runs[side]
      .map((r) => r.id)
      .filter((id) => !gone(id))
      .slice(0, MOST);
  const all = (["baseline", "candidate"] as const).flatMap((side) =>
    ids(side).map((id) => behind(owner, id, side, row)),
  );
  return (await Promise.all(all)).filter((b) => b !== null);
}
