import { BillPage, BillQuery, ingestBill, listBills } from "@/lib/server/billing";
import { otherMethods } from "@/lib/server/other-methods";
import { readQuery } from "@/lib/server/read-query";
import { json, route } from "@/lib/server/respond";
import { bodyOf } from "@/lib/server/upload-request";

export const GET = route(async ({ owner, url }) => json(await listBills(owner, readQuery(url, BillPage))));

export const POST = route(async ({ owner, request, url }) => {
  const { filename = null } = readQuery(url, BillQuery);
  const bill = await ingestBill(owner, { filename, signal: request.signal, ...bodyOf(request) });
  return json(bill, bill.created ? 201 : 200, { location: `/api/v1/billing/${bill.id}` });
});

export const { PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET", "POST");
