import { HistoryQuery, comparisonHistory } from "@/lib/server/comparison-history";
import { otherMethods } from "@/lib/server/other-methods";
import { readQuery } from "@/lib/server/read-query";
import { json, route } from "@/lib/server/respond";
import { historySentence } from "@/lib/view/history-words";

type Params = { id: string };

export const GET = route<Params>(async ({ owner, params, url }) => {
  const history = await comparisonHistory(owner, params.id, readQuery(url, HistoryQuery));
  return json({ ...history, sentence: historySentence(history) });
});

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
