import fc from "fast-check";
import { ByteWriter, parquetWrite, parquetWriteBuffer } from "hyparquet-writer";
import type { ColumnSource } from "hyparquet-writer";
import { describe, expect, test } from "vitest";
import { billReader } from "../core/billing/bill";
import type { GpuSpend } from "../core/billing/gpu-spend";
import { readParquetBill } from "./parquet-bill";
import { Refusal } from "./refusal";
import { withScratch } from "./scratch";
import { writeWhole } from "./whole-io";

function read(bytes: ArrayBuffer | Uint8Array): Promise<GpuSpend> {
  return withScratch(async (file) => {
    await writeWhole(file, new Uint8Array(bytes as ArrayBuffer), 0);
    return readParquetBill(file, bytes.byteLength);
  });
}

function csv(columns: Record<string, string[]>): GpuSpend {
  const names = Object.keys(columns);
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const rows = (columns[names[0] ?? ""] ?? []).map((_, i) => names.map((n) => quoted(columns[n]?.[i] ?? "")).join(","));
  const reader = billReader();
  reader.push(new TextEncoder().encode([names.join(","), ...rows].join("\n")));
  return reader.end();
}

/** Lines of CSV count its header; rows of a table do not. */
const fromRows = (bill: GpuSpend): GpuSpend => ({
  ...bill,
  leftOut: bill.leftOut.map((l) => ({ ...l, lines: l.lines.map((line) => line - 1) })),
});

const CELLS: Record<string, string[]> = {
  ChargeCategory: ["Usage", "Usage", "Tax", "Credit"],
  ChargeDescription: ["p5.48xlarge hour", "g5.xlarge hour", "storage"],
  ChargePeriodStart: ["2026-01-01T10:00:00Z", "2026-02-01T10:00:00Z", "soon"],
  BillingCurrency: ["USD", "EUR"],
  EffectiveCost: ["1.5", "0.25", "", "x"],
  BilledCost: ["1.5", "7"],
  ConsumedQuantity: ["1", "2.5"],
  ConsumedUnit: ["Hours", "GB"],
  ProviderName: ["AWS"],
  RegionId: ["eu-west-1"],
  SubAccountName: ["Research"],
  Tags: ["", '{"team": "a"}'],
  Note: ["not read"],
};

/** A small bill in the types that exporters use: times, floating point, decimals, and tags as a map. */
function typed(): ArrayBuffer {
  const writer = new ByteWriter();
  const columnData: ColumnSource[] = [
    { name: "ChargeCategory", data: ["Usage", "Usage", "Tax"] },
    { name: "ChargeDescription", data: ["p5.48xlarge hour", "BM.GPU.H100.8", null] },
    { name: "ChargePeriodStart", data: [0, 1, 2].map((h) => new Date(Date.UTC(2026, 1, 3, h))) },
    { name: "BillingCurrency", data: ["USD", "USD", "USD"] },
    { name: "EffectiveCost", data: [98.32, 5.64902e-5, 2.5] },
    { name: "BilledCost", data: [0.29, 1.13, 4] },
    { name: "ConsumedQuantity", data: [1, 0.5, 0] },
    { name: "ConsumedUnit", data: ["Hours", "Hours", null] },
    { name: "ProviderName", data: ["AWS", "OCI", "AWS"] },
    { name: "RegionId", data: ["us-east-1", "us-ashburn-1", null] },
    { name: "Tags", data: [{ team: "a", env: "x" }, null, null] },
  ];
  const text = (name: string) =>
    ({ name, type: "BYTE_ARRAY", converted_type: "UTF8", repetition_type: "OPTIONAL" }) as const;
  const double = (name: string) => ({ name, type: "DOUBLE", repetition_type: "OPTIONAL" }) as const;
  parquetWrite({
    writer,
    columnData,
    schema: [
      { name: "root", num_children: columnData.length },
      text("ChargeCategory"),
      text("ChargeDescription"),
      { name: "ChargePeriodStart", type: "INT64", converted_type: "TIMESTAMP_MILLIS", repetition_type: "OPTIONAL" },
      text("BillingCurrency"),
      double("EffectiveCost"),
      {
        name: "BilledCost",
        type: "INT32",
        converted_type: "DECIMAL",
        scale: 2,
        precision: 9,
        repetition_type: "OPTIONAL",
      },
      double("ConsumedQuantity"),
      text("ConsumedUnit"),
      text("ProviderName"),
      text("RegionId"),
      { name: "Tags", converted_type: "MAP", repetition_type: "OPTIONAL", num_children: 1 },
      { name: "key_value", repetition_type: "REPEATED", num_children: 2 },
      { name: "key", type: "BYTE_ARRAY", converted_type: "UTF8", repetition_type: "REQUIRED" },
      text("value"),
    ],
  });
  return writer.getBuffer();
}

describe("a bill as Parquet", () => {
  test("says what the same bill says as CSV, in one row group or many", async () => {
    const row = fc.record(
      Object.fromEntries(Object.entries(CELLS).map(([n, texts]) => [n, fc.constantFrom(...texts)])),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 1, max: 40 }),
        async (rows, size) => {
          const columns = Object.fromEntries(Object.keys(CELLS).map((name) => [name, rows.map((r) => r[name] ?? "")]));
          const columnData = Object.entries(columns).map(
            ([name, data]): ColumnSource => ({ name, data, type: "STRING" }),
          );
          expect(await read(parquetWriteBuffer({ columnData, rowGroupSize: size }))).toEqual(fromRows(csv(columns)));
        },
      ),
      { numRuns: 8 },
    );
  });

  test("in the types that exporters use: times, floating point, decimals and tags as a map", async () => {
    const bill = await read(typed());
    expect(bill).toMatchObject({ format: "focus-1.0", rows: 3, gpuRows: 2 });
    // 98.32 and 0.0000564902; on the invoice 0.29 and 1.13, which are not exact in floating point.
    expect(bill.totals).toEqual([{ currency: "USD", effectiveCost: "98.3200564902", billedCost: "1.42" }]);
    expect(bill.months.map((m) => [m.month, m.gpu, m.mode, m.gpuHours])).toEqual([
      ["2026-02", "H100", "vm-unspecified", 8],
      ["2026-02", "H100", "bare-metal", 4],
    ]);
    expect(bill.shownBack.filter((s) => s.by === "tag").map((s) => [s.key, s.value])).toEqual([
      ["team", "a"],
      ["env", "x"],
      ["", "untagged"],
    ]);
    expect(bill.leftOut).toMatchObject([{ kind: "tax", rows: 1, lines: [3] }]);
  });

  test("of other columns is no bill, and the columns are named", async () => {
    const other = parquetWriteBuffer({
      columnData: [
        { name: "city", data: ["Bern"] },
        { name: "height", data: [540] },
      ],
    });
    await expect(read(other)).rejects.toThrow(/No bill that is read has these columns: city, height/);
  });
});

describe("a Parquet file that is not what it says", () => {
  const whole = new Uint8Array(typed());
  const codes = async (bytes: Uint8Array) => {
    const error: unknown = await read(bytes).then(
      () => null,
      (e) => e,
    );
    if (error === null) return "read";
    return error instanceof Refusal ? error.errors[0]?.code : String(error);
  };

  test("cut anywhere is refused", async () => {
    for (let length = 4; length < whole.length; length += 307)
      expect([length, await codes(whole.subarray(0, length))]).toEqual([length, "parquet-damaged"]);
  });

  test("with bytes changed is read or refused, and never ends the server", async () => {
    for (let at = 4; at < whole.length; at += 61) {
      const changed = whole.slice();
      changed[at] = 0xff;
      const outcome = await codes(changed);
      const expected = ["read", "parquet-damaged", "parquet-too-large", "parquet-packing"];
      expect(expected.includes(outcome ?? "") || /No bill that is read/.test(outcome ?? "")).toBe(true);
    }
  });

  test("that counts the same value without end is given up", async () => {
    // The run of levels behind the first page's head says how often it repeats: as often as it can.
    const at = whole.findIndex((byte, i) => i > 4 && byte === 2 && whole[i + 1] === 0 && whole[i + 2] === 0);
    expect(at).toBeGreaterThan(4);
    const outcomes = [];
    for (let i = at; i < at + 8; i++) {
      const changed = whole.slice();
      changed.set([0xff, 0xff, 0xff, 0xff, 0x07], i);
      outcomes.push(await codes(changed));
    }
    expect(outcomes.every((o) => o === "read" || o?.startsWith("parquet-") || /No bill/.test(o ?? ""))).toBe(true);
    // The count fills memory until the engine ends the process: a thread would take the server along.
    expect(outcomes).toContain("parquet-damaged");
  });

  test("packed by what is not read is refused by its name", async () => {
    const columnData: ColumnSource[] = ["ChargeCategory", "EffectiveCost", "BilledCost"].map((name) => ({
      name,
      data: ["1"],
    }));
    const packed = parquetWriteBuffer({ columnData, codec: "LZ4_RAW", compressors: { LZ4_RAW: (bytes) => bytes } });
    expect(await codes(new Uint8Array(packed))).toBe("parquet-packing");
  });
});
