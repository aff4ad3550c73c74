import type { Metadata, Route } from "next";
import { headers } from "next/headers";
import { BillDrop } from "@/components/spend/bill-drop";
import { LinkButton } from "@/components/ui/button";
import { DataTable, Td, Th } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import { Page } from "@/components/ui/page";
import { Sheet } from "@/components/ui/sheet";
import { ownerOf } from "@/lib/server/access";
import { listBills } from "@/lib/server/billing";
import { cursorOf } from "@/lib/server/cursor";
import { formatDate, formatMoney, formatNumber } from "@/lib/view/format";

export const metadata: Metadata = {
  title: "Spend",
  description: "What your bill says of GPUs: by month, provider, GPU, region and tag, with every row accounted for.",
};

type Search = Record<string, string | string[] | undefined>;

export default async function Spend({ searchParams }: { searchParams: Promise<Search> }) {
  const owner = await ownerOf(await headers());
  const cursor = cursorOf((await searchParams).cursor);
  const { items, nextCursor } = await listBills(owner, { limit: 25, ...(cursor ? { cursor } : {}) });
  return (
    <Page
      title="Spend"
      lead="What your bill says of GPUs. Every row is used, or left out with its reason; the spend then is measured, not typed."
      actions={<LinkButton href="/prices">Prices per GPU-hour</LinkButton>}
    >
      <div className="mt-8 grid grid-cols-[minmax(0,1fr)] gap-6">
        <BillDrop primary />
        {items.length > 0 ? (
          <Sheet id="bills" title="Bills">
            <DataTable label="Bills" stickyFirst roomy>
              <thead>
                <tr>
                  <Th>Bill</Th>
                  <Th>Read as</Th>
                  <Th num>GPU spend</Th>
                  <Th num>GPU rows</Th>
                  <Th num>Rows</Th>
                  <Th>Imported</Th>
                </tr>
              </thead>
              <tbody>
                {items.map((bill) => (
                  <tr key={bill.id}>
                    <Th scope="row" className="min-w-40">
                      <Link href={`/spend/${bill.id}` as Route} className="link [overflow-wrap:anywhere]">
                        {bill.filename}
                      </Link>
                    </Th>
                    <Td className="whitespace-nowrap">{bill.label}</Td>
                    <Td num className="whitespace-nowrap">
                      {bill.totals.length === 0
                        ? "no GPU found"
                        : bill.totals.map((t) => formatMoney(Number(t.effectiveCost), t.currency)).join(", ")}
                    </Td>
                    <Td num>{formatNumber(bill.gpuRows)}</Td>
                    <Td num>{formatNumber(bill.rows)}</Td>
                    <Td className="whitespace-nowrap">{formatDate(bill.createdAt)}</Td>
                  </tr>
                ))}
              </tbody>
            </DataTable>
            {nextCursor ? (
              <nav aria-label="Pages" className="pt-4 type-table">
                <Link className="link" rel="next" href={`/spend?cursor=${encodeURIComponent(nextCursor)}` as Route}>
                  Older bills
                </Link>
              </nav>
            ) : null}
          </Sheet>
        ) : null}
        <Sheet id="found" title="How GPUs are found">
          <p className="measure">
            By the instance type, the shape or the SKU that a row charges for, never by the letters “gpu”: names and
            tags that people choose say nothing. Spend is the effective cost, in which commitments are spread over their
            use. Purchases, credits, taxes and unused commitments stand apart. Currencies are never added up.
          </p>
        </Sheet>
      </div>
    </Page>
  );
}
