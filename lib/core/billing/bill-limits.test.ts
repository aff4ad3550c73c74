import { describe, expect, test } from "vitest";
import { NoBill, billReader } from "./bill";
import { monthOf } from "./bill-time";
import type { GpuSpend } from "./gpu-spend";

const HEADER =
  "BilledCost,BillingCurrency,ChargeCategory,ChargeDescription,ChargePeriodStart,ConsumedQuantity,ConsumedUnit,EffectiveCost,ProviderName,RegionId,SubAccountName,Tags";
const row = (over: { cost?: string; currency?: string; time?: string; region?: string; account?: string } = {}) => {
  const { cost = "5.5", currency = "USD", time = "2026-03-01", region = "eu-west-1", account = "Research" } = over;
  const quoted = /,/.test(cost) ? `"${cost}"` : cost;
  return `1,${currency},Usage,g5.12xlarge hour,${time},1,Hours,${quoted},AWS,${region},${account},NULL`;
};

function read(text: string, step = Number.MAX_SAFE_INTEGER): GpuSpend {
  const bytes = new TextEncoder().encode(text);
  const reader = billReader();
  for (let at = 0; at < bytes.length; at += step) reader.push(bytes.subarray(at, at + step));
  return reader.end();
}
const bill = (...rows: string[]) => read([HEADER, ...rows, ""].join("\n"));
const codes = (count: number) =>
  Array.from({ length: count }, (_, i) => `X${String.fromCharCode(65 + Math.floor(i / 26), 65 + (i % 26))}`);

describe("what no bill has", () => {
  test("more than 20 currencies, of GPUs or of anything else", () => {
    expect(bill(...codes(20).map((currency) => row({ currency }))).totals).toHaveLength(20);
    const many = codes(21).map((currency) => row({ currency }));
    expect(() => bill(...many)).toThrow(NoBill);
    expect(() => bill(...many.map((r) => r.replace("g5.12xlarge", "storage")))).toThrow(/more than 20 currencies/);
  });

  test("more than 600 months, and years without GPUs to rent", () => {
    const months = Array.from({ length: 601 }, (_, i) =>
      row({ time: `${2006 + Math.floor(i / 12)}-${String(1 + (i % 12)).padStart(2, "0")}-01` }),
    );
    expect(bill(...months.slice(0, 600)).months).toHaveLength(600);
    expect(() => bill(...months)).toThrow(/more than 600 months/);
    expect(["2005-12-31", "2101-01-01", "1/1/1950"].map(monthOf)).toEqual([null, null, null]);
    expect(bill(row({ time: "2999-01-01" })).leftOut).toMatchObject([{ reason: "a time that cannot be", rows: 1 }]);
  });

  test("lines that end in CR alone", () => {
    expect(() => read([HEADER, row()].join("\r"))).toThrow(/end in CR alone/);
  });

  test("a bill without rows says so", () => {
    expect(bill()).toMatchObject({ rows: 0, warnings: [{ code: "no-rows" }] });
  });
});

describe("costs", () => {
  test("a cost that cannot be read says so, apart from one that is not there", () => {
    const bad = ["1234,56", "1,234.50", "n/a", "1e99", "999999999999999999999999"];
    const { leftOut, gpuRows } = bill(...bad.map((cost) => row({ cost })), row({ cost: "" }), row({ cost: "1e15" }));
    expect(gpuRows).toBe(1);
    expect(leftOut.map((l) => [l.reason, l.rows, l.costs])).toEqual([
      ["a cost that cannot be read", 5, []],
      ["no effective cost", 1, []],
    ]);
  });

  test("of a row that is left out too", () => {
    const rows = ["1e99", "9000000000000000", "7"].map((cost) => row({ cost }).replace("g5.12xlarge", "storage"));
    expect(bill(...rows).leftOut[0]?.costs).toEqual([{ currency: "USD", effectiveCost: "7.00" }]);
  });
});

test("a header that names a column twice loses no row", () => {
  expect(read(`${HEADER},Note,Note\n${row()},a,b`)).toMatchObject({ rows: 1, gpuRows: 1, leftOut: [] });
});

test("regions and accounts that are e-mail addresses are not shown", () => {
  const told = bill(row({ region: "ann@corp.com", account: "bob%40corp.com" }));
  expect(JSON.stringify(told)).not.toContain("corp");
  expect(told.months[0]?.region).toBe("not shown");
});

test("what an instance without a known GPU is called never comes from its description", () => {
  const header = `${HEADER},SkuPriceDetails`;
  const line = row().replace("g5.12xlarge hour", "for ann at corp").replace(",Hours,", ",Days,");
  const told = read(`${header}\n${line},"{""GpuCount"": 8}"`);
  expect(told.warnings[0]?.message).toContain("an instance that names no GPU");
  expect(JSON.stringify(told)).not.toContain("corp");
});

test("a long quoted cell in small pieces is the same bill as in one", () => {
  const long = row().replace("NULL", `"${"a,\n".repeat(3000)}"`);
  const text = [HEADER, row(), long, row()].join("\n");
  expect(read(text, 7)).toEqual(read(text));
});
