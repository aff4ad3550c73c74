import { Refusal } from "@/lib/server/refusal";
import { route } from "@/lib/server/respond";
import { attachment } from "@/lib/server/run-file";
import { compareRecords } from "@/lib/view/compare-csv";
import { fromSearch } from "@/lib/view/compare-url";
import { shownRows } from "@/lib/view/compared-rows";
import { toCsv } from "@/lib/view/csv";
import { selected, unfolded } from "@/lib/view/row-families";
import { namesOf } from "@/lib/view/run-groups";
import { ask } from "../ask";

/** The table of /compare as a file: the same address parameters, rows and order. */
export const GET = route(async ({ owner, url }) => {
  const { state } = fromSearch(url.searchParams);
  const asked = await ask(owner, state);
  if (asked.kind === "refused") throw asked.refusal;
  if (asked.kind === "unasked") throw new Refusal("bad-request", "Name runs of both sides, or a saved comparison.");
  const { compared } = asked;
  const { runs } = compared;
  const rows = unfolded(selected(shownRows(compared, state.words), state).families);
  return new Response(
    toCsv(compareRecords(rows, { ...compared, runName: namesOf([...runs.baseline, ...runs.candidate]) })),
    {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": attachment("bareline-comparison.csv"),
        "cache-control": "private, no-store",
        "x-content-type-options": "nosniff",
      },
    },
  );
});
