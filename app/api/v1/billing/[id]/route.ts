import { deleteBill, getBill } from "@/lib/server/billing";
import { otherMethods } from "@/lib/server/other-methods";
import { notFound } from "@/lib/server/refusal";
import { json, noContent, route } from "@/lib/server/respond";

type Params = { id: string };

export const GET = route<Params>(async ({ owner, params }) => {
  const bill = await getBill(owner, params.id);
  if (!bill) throw notFound("bill");
  return json(bill);
});

export const DELETE = route<Params>(async ({ owner, params }) => {
  await deleteBill(owner, params.id);
  return noContent();
});

export const { POST, PUT, PATCH, OPTIONS } = otherMethods("GET", "DELETE");
