import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { NoBill, billReader } from "./bill";
import type { GpuSpend } from "./gpu-spend";
import { readDecimal, writeDecimal } from "./decimal";
import { monthOf } from "./bill-time";

const HEADER =
  "BilledCost,BillingCurrency,ChargeCategory,ChargeDescription,ChargePeriodEnd,ChargePeriodStart,CommitmentDiscountStatus,ConsumedQuantity,ConsumedUnit,EffectiveCost,ProviderName,RegionId,SubAccountName,Tags";
const row = (over: Record<string, string> = {}) =>
  HEADER.split(",")
    .map((name) => {
      const usual: Record<string, string> = {
        BilledCost: "10",
        BillingCurrency: "USD",
        ChargeCategory: "Usage",
        ChargeDescription: "On Demand Linux g5.12xlarge Instance Hour",
        ChargePeriodEnd: "2026-03-01 01:00:00",
        ChargePeriodStart: "2026-03-01 00:00:00",
        CommitmentDiscountStatus: "NULL",
        ConsumedQuantity: "1",
        ConsumedUnit: "Hours",
        EffectiveCost: "5.5",
        ProviderName: "AWS",
        RegionId: "eu-west-1",
        SubAccountName: "Research",
        Tags: "NULL",
      };
      const text = over[name] ?? usual[name] ?? "";
      return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
    })
    .join(",");

function read(text: string, cuts: readonly number[] = []): GpuSpend {
  const bytes = new TextEncoder().encode(text);
  const reader = billReader();
  const ends = [...new Set(cuts.map((c) => c % (bytes.length + 1)))].sort((a, b) => a - b);
  let from = 0;
  for (const end of [...ends, bytes.length]) {
    reader.push(bytes.subarray(from, end));
    from = end;
  }
  return reader.end();
}
const bill = (...rows: string[]) => read([HEADER, ...rows, ""].join("\n"));
const accounted = (b: GpuSpend) => b.gpuRows + b.leftOut.reduce((n, l) => n + l.rows, 0);

describe("GPU spend", () => {
  test("an hour of four GPUs is four GPU-hours at its effective cost", () => {
    const { months, totals, rows, gpuRows } = bill(row());
    expect({ rows, gpuRows }).toEqual({ rows: 1, gpuRows: 1 });
    expect(totals).toEqual([{ currency: "USD", effectiveCost: "5.50", billedCost: "10.00" }]);
    expect(months).toMatchObject([
      { month: "2026-03", provider: "AWS", gpu: "A10G", mode: "vm-unspecified", region: "eu-west-1", gpuHours: 4 },
    ]);
  });

  test("rows that only carry the letters gpu are left out", () => {
    const { gpuRows, leftOut } = bill(
      row({ ChargeDescription: "Lambda requests", Tags: '{"team": "gpu-platform"}' }),
      row({ ChargeDescription: "gpu-dashboard storage" }),
    );
    expect(gpuRows).toBe(0);
    expect(leftOut).toMatchObject([{ reason: "not a GPU charge", rows: 2, lines: [2, 3] }]);
  });

  test("purchases, credits, taxes and unused commitments stand apart and say so", () => {
    const answer = bill(
      row({ ChargeCategory: "Purchase", EffectiveCost: "0", BilledCost: "4380" }),
      row({ ChargeCategory: "Credit", EffectiveCost: "-3" }),
      row({ ChargeCategory: "Tax" }),
      row({ CommitmentDiscountStatus: "Unused" }),
      row({ CommitmentDiscountStatus: "Used" }),
    );
    expect(answer.gpuRows).toBe(1);
    expect(answer.leftOut.map((l) => l.reason)).toEqual([
      "a purchase of a commitment, which its usage carries amortised",
      "a credit",
      "a tax",
      "a commitment that was not used: idle, not virtualization",
    ]);
    expect(answer.leftOut[1]?.costs).toEqual([{ currency: "USD", effectiveCost: "-3.00" }]);
    expect(answer.totals[0]?.effectiveCost).toBe("5.50");
  });

  test("currencies are never added up", () => {
    const { totals, warnings } = bill(row(), row({ BillingCurrency: "EUR", EffectiveCost: "7" }));
    expect(totals.map((t) => [t.currency, t.effectiveCost])).toEqual([
      ["EUR", "7.00"],
      ["USD", "5.50"],
    ]);
    expect(warnings.map((w) => w.code)).toContain("several-currencies");
  });

  test("an impossible time rejects its row with its line", () => {
    expect(bill(row(), row({ ChargePeriodEnd: "2023-02-01T30:00:00Z" })).leftOut).toMatchObject([
      { reason: "a time that cannot be", rows: 1, lines: [3] },
    ]);
  });

  test("the bill's own count of GPUs comes before the shape's", () => {
    const text = [
      "BilledCost,BillingCurrency,ChargeCategory,ChargePeriodStart,ConsumedQuantity,ConsumedUnit,EffectiveCost,InvoiceId,ProviderName,SkuPriceDetails",
      `1,USD,Usage,2026-03-01T00:00:00Z,2,Hours,3,i,Other,"{""GpuCount"": 8, ""InstanceType"": ""x1""}"`,
    ].join("\r\n");
    expect(read(text)).toMatchObject({ format: "focus-1.2", months: [{ gpu: "not said", gpuHours: 16 }] });
  });

  test("shares with an e-mail address in a tag are shown without it, and the untagged share is shown", () => {
    const { shownBack } = bill(row({ Tags: '{"owner": "a.b@example.org", "env": "prod"}' }), row());
    expect(JSON.stringify(shownBack)).not.toContain("example.org");
    const of = { by: "tag", currency: "USD", effectiveCost: "5.50", virtualized: "5.50" };
    expect(shownBack).toContainEqual({ ...of, key: "", value: "untagged" });
    expect(shownBack).toContainEqual({ ...of, key: "env", value: "prod" });
  });
});

describe("many accounts and tags", () => {
  const many = (count: number, last: string) =>
    bill(
      ...Array.from({ length: count }, (_, i) => row({ SubAccountName: `account-${i}` })),
      row({ SubAccountName: "late", EffectiveCost: last }),
    );
  const said = (spend: GpuSpend) => spend.warnings.find((w) => w.code === "groups-cut")?.message;

  test("of some hundreds the largest are listed, wherever they stand", () => {
    const spend = many(600, "900");
    expect(spend.shownBack).toHaveLength(500);
    expect(spend.shownBack[1]).toMatchObject({ value: "late" });
    expect(said(spend)).toMatch(/^Only the 500 largest/);
    expect(said(many(400, "900"))).toBeUndefined();
  });

  test("of more than are counted the later ones are not listed, and that is said; the totals hold them", () => {
    const spend = many(10_000, "900");
    expect(spend.shownBack.map((s) => s.value)).not.toContain("late");
    expect(said(spend)).toMatch(/after the 10,000th are not listed, however large/);
    // 10,000 times 5.50, and 900.
    expect(spend.totals[0]?.effectiveCost).toBe("55900.00");
  });
});

describe("providers' own exports", () => {
  test("AWS: the amortised column of the line's kind", () => {
    const answer = read(
      [
        "lineItem/LineItemType,lineItem/UnblendedCost,lineItem/CurrencyCode,lineItem/UsageStartDate,lineItem/UsageType,lineItem/UsageAmount,pricing/unit,reservation/EffectiveCost,product/regionCode",
        "DiscountedUsage,0,USD,2026-01-05T00:00:00Z,USW2-BoxUsage:p4d.24xlarge,2,Hrs,40.25,us-west-2",
        "RIFee,9000,USD,2026-01-05T00:00:00Z,HeavyUsage:p4d.24xlarge,1,,,us-west-2",
      ].join("\n"),
    );
    expect(answer).toMatchObject({
      format: "aws-cur",
      gpuRows: 1,
      months: [{ gpu: "A100-40GB", effectiveCost: "40.25", billedCost: "0.00", gpuHours: 16 }],
    });
  });

  const CUR =
    "lineItem/LineItemType,lineItem/UnblendedCost,lineItem/CurrencyCode,lineItem/UsageStartDate,lineItem/UsageType,lineItem/UsageAmount,pricing/unit,reservation/EffectiveCost,reservation/UnusedAmortizedUpfrontFeeForBillingPeriod,reservation/UnusedRecurringFee,savingsPlan/SavingsPlanEffectiveCost,savingsPlan/TotalCommitmentToDate,savingsPlan/UsedCommitment,reservation/ReservationARN";
  const line = (kind: string, unblended: string, usage: string, amortised = ",,,,,,") =>
    `${kind},${unblended},USD,2026-01-05T00:00:00Z,${usage},1,Hrs,${amortised}`;
  const cur = (...lines: string[]) => read([CUR, ...lines].join("\n"));

  test("AWS: rows that are left out are summed by the amortised cost of their kind, not by what the invoice asks", () => {
    const lines = [
      // 9,000 on the invoice; the use carries it but for 12.5 + 7.25 that nobody used.
      line("RIFee", "9000", "HeavyUsage:p4d.24xlarge", ",12.5,7.25,,,,"),
      // Carried by the use.
      line("Fee", "5000", "p4d.24xlarge reserved", ",,,,,,arn:aws:ec2:reserved"),
      line("SavingsPlanUpfrontFee", "800", "ComputeSP:p4d.24xlarge"),
      // 100 committed, 97.5 used.
      line("SavingsPlanRecurringFee", "100", "ComputeSP:p4d.24xlarge", ",,,,100,97.5,"),
      line("DiscountedUsage", "0", "BoxUsage:m5.large", "3.25,,,,,,"),
      line("Usage", "1.5", "BoxUsage:m5.large"),
    ];
    const expected = [
      ["a purchase of a commitment, which its usage carries amortised", 4, "22.25"],
      ["not a GPU charge", 2, "4.75"],
    ];
    const told = (bill: GpuSpend) => bill.leftOut.map((l) => [l.reason, l.rows, l.costs[0]?.effectiveCost]);
    expect(told(cur(...lines))).toEqual(expected);
    const small = CUR.split(",").map((name) =>
      name === "reservation/ReservationARN"
        ? "reservation_reservation_a_r_n"
        : name
            .replace("/", "_")
            .replace(/([a-z])([A-Z])/g, "$1_$2")
            .toLowerCase(),
    );
    expect(told(read([small.join(","), ...lines].join("\n")))).toEqual(expected);
    // A report without the columns does not say it, and the invoice's 9,000 is no stand-in.
    const bare = CUR.split(",").slice(0, 8).join(",");
    const [, ...cells] = line("RIFee", "9000", "HeavyUsage:p4d.24xlarge", "").split(",");
    expect(read(`${bare}\nRIFee,${cells.join(",")}`).leftOut[0]?.costs).toEqual([]);
  });

  test("AWS: discounts on lines of their own are left out, and the spend is said to be too high for it", () => {
    const usage = line("Usage", "32.77", "BoxUsage:p4d.24xlarge");
    const code = (bill: GpuSpend) => bill.warnings.filter((w) => w.code === "discounts-left-out");
    const of = cur(usage, line("EdpDiscount", "-3.2", "BoxUsage:p4d.24xlarge"));
    expect(of.totals[0]?.effectiveCost).toBe("32.77");
    expect(of.leftOut).toMatchObject([
      { reason: "a discount on a line of its own", rows: 1, costs: [{ currency: "USD", effectiveCost: "-3.20" }] },
    ]);
    expect(code(of)[0]?.message).toMatch(/is higher than what was paid/);
    const other = cur(usage, line("BundledDiscount", "-3.2", "DataTransfer"));
    expect(code(other)[0]?.message).toMatch(/may be higher/);
    expect(code(cur(usage))).toEqual([]);
    expect(code(cur(line("EdpDiscount", "-3.2", "DataTransfer")))).toEqual([]);
  });

  test("Azure: sizes in the meter's name", () => {
    const answer = read(
      [
        "Date,MeterCategory,MeterName,ChargeType,CostInBillingCurrency,BillingCurrencyCode,Quantity,UnitOfMeasure,ResourceLocation",
        "3/15/2026,Virtual Machines,NC24ads A100 v4,Usage,1.5E1,EUR,3,1 Hour,WestEurope",
      ].join("\n"),
    );
    expect(answer.months).toMatchObject([
      { month: "2026-03", gpu: "A100-80GB PCIe", effectiveCost: "15.00", gpuHours: 3 },
    ]);
  });

  test("Oracle: a shape says whether it is bare metal", () => {
    const answer = read(
      [
        "lineItem/intervalUsageStart,product/Description,product/shape,product/region,cost/myCost,cost/currencyCode,usage/billedQuantity,cost/skuUnitDescription,lineItem/isCorrection",
        "2026-02-13T10:00Z,Compute,BM.GPU.H100.8,us-ashburn-1,80,USD,1,Hours,false",
      ].join("\n"),
    );
    expect(answer.months).toMatchObject([{ gpu: "H100", mode: "bare-metal", gpuHours: 8 }]);
  });

  test("a file that is no bill says which bills are read", () => {
    expect(() => read("time,value\n1,2\n")).toThrow(
      /No bill that is read has these columns: time, value\. Read are FOCUS 1\.3/,
    );
    expect(() => read("")).toThrow(NoBill);
    expect(() => read(`${HEADER}\n"never closed`)).toThrow("line 2 is never closed");
  });
});

describe("laws", () => {
  const charges = fc.array(
    fc.record({
      ChargeCategory: fc.constantFrom("Usage", "Credit", "Tax", "Odd"),
      ChargeDescription: fc.constantFrom("p5.48xlarge hour", "storage, cold", 'a "quoted"\nline', "VM.GPU.A10.1"),
      EffectiveCost: fc.constantFrom("1.5", "-0.000000000001", "", "x", "12e3"),
      ChargePeriodStart: fc.constantFrom("2026-01-01", "2026-13-01", "1/31/26"),
    }),
    { maxLength: 12 },
  );

  test("every row is used or left out with a reason, wherever the bytes are cut", () => {
    fc.assert(
      fc.property(charges, fc.array(fc.nat()), fc.constantFrom("\n", "\r\n"), (all, cuts, end) => {
        const text = `\uFEFF${[HEADER, ...all.map((c) => row(c))].join(end)}`;
        const whole = read(text);
        expect(whole.rows).toBe(all.length);
        expect(accounted(whole)).toBe(all.length);
        expect(read(text, cuts)).toEqual(whole);
      }),
    );
  });

  test("decimals add up to the last digit", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }), (value) => {
        expect(readDecimal(writeDecimal(value))).toBe(value);
      }),
    );
    expect(writeDecimal(readDecimal("5.64902E-05") ?? 0n)).toBe("0.0000564902");
    for (const text of ["", " ", ".", "1,5", "0x1", "NaN", "1e999"]) expect(readDecimal(text)).toBeNull();
  });

  test("times as bills write them, and times that cannot be", () => {
    const months = ["2024-09-11 14:00:00", "2023-11-13T10:00Z", "9/2/2023", "11/1/25", "2024-02-29"].map(monthOf);
    expect(months).toEqual(["2024-09", "2023-11", "2023-09", "2025-11", "2024-02"]);
    for (const text of ["2023-02-29", "2023-02-01T30:00:00Z", "13/1/2023", "0/0/25", "soon"])
      expect(monthOf(text)).toBeNull();
  });
});
