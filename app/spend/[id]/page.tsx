import type { Metadata, Route } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { Beside } from "@/components/spend/beside";
import { ForgetBill } from "@/components/spend/forget-bill";
import { LeftOut } from "@/components/spend/left-out";
import { PlanBill } from "@/components/spend/plan-bill";
import { ShownBack } from "@/components/spend/shown-back";
import { SpendTable } from "@/components/spend/spend-table";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { Page } from "@/components/ui/page";
import { Sheet } from "@/components/ui/sheet";
import { billShares } from "@/lib/core/billing/bill-share";
import { addUp } from "@/lib/core/units/money";
import { ownerOf } from "@/lib/server/access";
import { type StoredBill, getBill } from "@/lib/server/billing";
import { countOf, listed } from "@/lib/view/counts";
import { formatMoney, formatPercent } from "@/lib/view/format";
import { DIMENSIONS, type Dimension, spendBy } from "@/lib/view/spend";
import { besideRows } from "@/lib/view/left-out-rows";
import { MOST_SEGMENTS, groupChoices, groupsChosen, virtualized } from "@/lib/view/spend-scenario";
import { forget, plan } from "../actions";

type Params = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const bill = await getBill(await ownerOf(await headers()), (await params).id);
  return { title: bill ? `Spend of ${bill.filename}` : "Not found" };
}

function leadOf({ rows, gpuRows, totals, label }: StoredBill): string {
  const read = `${countOf(rows, "row")} of ${label}`;
  if (gpuRows === 0) return `No GPU charge was found in ${read}.`;
  const sums = listed(totals.map((t) => formatMoney(Number(t.effectiveCost), t.currency)));
  return `${sums} went to GPUs, in ${countOf(gpuRows, "row")} of ${read}.`;
}

export default async function BillPage({ params }: Params) {
  const bill = await getBill(await ownerOf(await headers()), (await params).id);
  if (!bill) notFound();
  const shares = billShares(bill);
  const beside = besideRows(bill);
  return (
    <Page
      above={
        <Link href={"/spend" as Route} className="link type-note text-ink2">
          All bills
        </Link>
      }
      title={bill.filename}
      lead={leadOf(bill)}
    >
      {bill.warnings.length > 0 ? (
        <Notice level="warn" title={bill.warnings[0]?.message ?? ""} className="mt-4">
          {bill.warnings.slice(1).map((w) => (
            <p key={w.code}>{w.message}</p>
          ))}
        </Notice>
      ) : null}
      <div className="mt-8 grid grid-cols-[minmax(0,1fr)] gap-6">
        {mostRowsFirst(bill).map(({ currency, effectiveCost }, i) => {
          const planned = virtualized(shares, currency);
          const bare = shares.find((s) => s.currency === currency && s.mode === "bare-metal");
          const monthly = addUp(planned.map((s) => s.monthlySpend));
          const unsaid = addUp(planned.filter((s) => s.mode === "not-said").map((s) => s.monthlySpend));
          return (
            <div key={currency} className="contents">
              {planned.length > 0 ? (
                <Sheet id={`plan-${currency}`} title={`Spend on virtualized GPUs, ${currency}`}>
                  <p className="measure">
                    {formatMoney(monthly - unsaid, currency)} a month for virtualized GPUs
                    {unsaid > 0
                      ? `, and ${formatMoney(unsaid, currency)} for GPUs of which the bill does not say whether they are virtualized`
                      : ""}
                    , over {countOf(planned[0]?.months ?? 0, "month")} from {planned[0]?.from} to {planned[0]?.to}. A
                    first or last month that the bill holds only in part makes it too low.
                    {bare ? " Bare-metal shapes are left out." : ""}
                    {unsaid > 0
                      ? " A scenario takes the GPUs whose side is not said as virtualized, each as a segment that says so; remove those that are bare metal."
                      : ""}
                  </p>
                  <UnusedNote bill={bill} currency={currency} />
                  <PlanBill
                    currency={currency}
                    primary={i === 0}
                    choices={groupChoices(bill, currency)}
                    plan={plan.bind(null, bill.id)}
                  />
                </Sheet>
              ) : null}
              {(Object.keys(DIMENSIONS) as Dimension[]).map((by) => (
                <Sheet key={by} id={`${by}-${currency}`} title={`By ${inSentence(by)}, ${currency}`}>
                  <SpendTable
                    label={`GPU spend by ${inSentence(by)}, ${currency}`}
                    what={DIMENSIONS[by]}
                    currency={currency}
                    rows={spendBy(bill, currency, by)}
                  />
                </Sheet>
              ))}
              {bill.shownBack.some((s) => s.currency === currency) ? (
                <Sheet
                  id={`shown-back-${currency}`}
                  title={`By account and tag, ${currency}`}
                  note="A row with several tags counts under each of them, so tags do not add up. Tags with an e-mail address are dropped."
                >
                  <ShownBack shownBack={bill.shownBack} currency={currency} total={effectiveCost} />
                </Sheet>
              ) : null}
            </div>
          );
        })}
        {beside.length > 0 ? (
          <Sheet
            id="beside"
            title="Beside the spend"
            note="None of it is in the spend above. Rows that name no GPU may be for any service of the bill."
          >
            <Beside rows={beside} />
          </Sheet>
        ) : null}
        <Sheet
          id="left-out"
          title={`Left out: ${countOf(bill.rows - bill.gpuRows, "row")}, ${formatPercent(bill.rows === 0 ? 0 : 1 - bill.gpuRows / bill.rows, { decimals: 1 })} of the bill`}
          note="Together with the GPU rows these are all rows of the bill."
        >
          <LeftOut leftOut={bill.leftOut} />
        </Sheet>
        <p className="type-note break-words text-ink3">
          {bill.label}, SHA-256 <span className="type-mono">{bill.sha256}</span>. The file is not kept.
        </p>
        <ForgetBill forget={forget.bind(null, bill.id)} />
      </div>
    </Page>
  );
}

/** Currencies cannot be compared by their sums; the one of most GPU rows comes first. */
function mostRowsFirst({ totals, months }: StoredBill): StoredBill["totals"] {
  const rows = (currency: string) => months.reduce((sum, m) => sum + (m.currency === currency ? m.rows : 0), 0);
  return [...totals].sort((a, b) => rows(b.currency) - rows(a.currency));
}

/** Idle commitments go along into a scenario, beside the spend; where they are none, nothing is said. */
function UnusedNote({ bill, currency }: { bill: StoredBill; currency: string }) {
  const groups = groupsChosen(bill, currency, "gpu");
  const unused = addUp(groups.map((g) => g.unused));
  return (
    <>
      {unused > 0 ? (
        <p className="mt-2 measure">
          Another {formatMoney(unused, currency)} a month is commitments that nothing ran on. They go along beside the
          spend: idle time, which no virtualization causes.
        </p>
      ) : null}
      {groups.length > MOST_SEGMENTS ? (
        <p className="mt-2 measure">A scenario holds {MOST_SEGMENTS} segments: the largest are taken.</p>
      ) : null}
    </>
  );
}

const inSentence = (by: Dimension) => (by === "gpu" ? "GPU" : DIMENSIONS[by].toLowerCase());
