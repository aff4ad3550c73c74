import { Refusal } from "@/lib/server/refusal";
import { route } from "@/lib/server/respond";
import { attachment } from "@/lib/server/run-file";
import { toCsv } from "@/lib/view/csv";
import { plansCompared } from "@/lib/view/plans-compared";
import { planRecords } from "@/lib/view/plans-csv";
import { plansFrom } from "@/lib/view/plans-url";
import { loadPlans } from "../plans";

/** The table of /scenarios/compare as a file: the same address parameters, rows and order. */
export const GET = route(async ({ owner, url }) => {
  const { searchParams } = url;
  const ask = plansFrom(Object.fromEntries([...searchParams.keys()].map((key) => [key, searchParams.getAll(key)])));
  const plans = await loadPlans(owner, ask.ids);
  const compared = plans.length < 2 ? null : plansCompared(plans, ask);
  if (!compared) throw new Refusal("bad-request", "Name two to four scenarios: ids=a,b.");
  return new Response(toCsv(planRecords(compared)), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": attachment("bareline-plans.csv"),
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
    },
  });
});
