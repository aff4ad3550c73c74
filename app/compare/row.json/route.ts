import { Refusal, notFound } from "@/lib/server/refusal";
import { json, route } from "@/lib/server/respond";
import { fromSearch } from "@/lib/view/compare-url";
import { shownRows } from "@/lib/view/compared-rows";
import { ask } from "../ask";
import { detailOf } from "../row-detail";

/** One row of /compare up close, for the drawer: the page's own address parameters, `row` among them. */
export const GET = route(async ({ owner, url }) => {
  const { state } = fromSearch(url.searchParams);
  const asked = await ask(owner, state);
  if (asked.kind === "refused") throw asked.refusal;
  if (asked.kind === "unasked") throw new Refusal("bad-request", "Name runs of both sides, or a saved comparison.");
  const shown = shownRows(asked.compared, state.words).find((r) => r.id === state.row);
  if (!shown) throw notFound("row");
  return json(await detailOf(owner, asked.compared, shown));
});
