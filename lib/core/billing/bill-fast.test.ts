import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BILL_FORMATS, billReader } from "./bill";
import { monthOf, plainTime } from "./bill-time";
import { byteMarks, slowByteMarks } from "./byte-marks";
import texts from "./golden/gpu-texts.json";
import { gpuCharge } from "./gpu-charge";
import { gpuLetters } from "./gpu-letters";
import type { GpuSpend } from "./gpu-spend";
import { rowScanner } from "./row-scanner";

const bytesOf = (text: string) => new TextEncoder().encode(text);
const letters = (text: string) => gpuLetters(bytesOf(text), 0, bytesOf(text).length);

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

/** Pushes a text cut at these places. */
function pushed(reader: { push: (chunk: Uint8Array) => void }, text: string, cuts: readonly number[]): void {
  const bytes = bytesOf(text);
  const ends = [...new Set(cuts.map((c) => c % (bytes.length + 1)))].sort((a, b) => a - b);
  let from = 0;
  for (const end of [...ends, bytes.length]) {
    reader.push(bytes.subarray(from, end));
    from = end;
  }
}

describe("rows told from their bytes", () => {
  test("every published text of a GPU has the letters that are looked for", () => {
    for (const { text, role } of texts) if (role !== "not-gpu") expect([text, letters(text)]).toEqual([text, true]);
    for (const text of ['{"GpuCount": 8}', '{"\\u0047puCount": 8}', "(1 gpu slice)", "A3 INSTANCE RAM"])
      expect([text, letters(text)]).toEqual([text, true]);
  });

  test("most of what is no GPU has none of them, also where it says gpu", () => {
    for (const text of ["Storage, $0.08 per GB-month", "m6i.2xlarge", "gpu-router logs", "team gpu", "NP10s"])
      expect([text, letters(text)]).toEqual([text, false]);
  });

  test("a text without them names no GPU", () => {
    const pieces = fc.constantFrom(
      ...[
        "p5",
        "g",
        "r6",
        "g5.",
        "N",
        "C",
        "6",
        "s_v3",
        "nvid",
        "ia",
        " gpu",
        "GPU",
        "BM.",
        "VM.",
        "rtx ",
        "6000 96GB",
      ],
      ...[
        "instance ",
        "core",
        "(1 gpu slice)",
        ".xlarge",
        "48xlarge",
        " ",
        ".",
        "A3 ",
        "Standard_",
        "ml.",
        "T4",
        "é",
        "-",
      ],
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 8 }), (some) => {
        const text = some.join("");
        if (!letters(text)) expect(gpuCharge(text)).toBeNull();
      }),
      { numRuns: 1000 },
    );
  });

  test("what is told to be a time is one", () => {
    const two = fc.integer({ min: 0, max: 66 }).map((n) => String(n).padStart(2, "0"));
    const time = fc
      .tuple(fc.constantFrom("2024", "2026", "1999", "2o24"), two, two, fc.constantFrom(" ", "T", "x"), two, two, two)
      .map(([y, m, d, t, h, min, s]) => `${y}-${m}-${d}${t}${h}:${min}:${s}`);
    const end = fc.constantFrom("", "Z", "+", ".5");
    fc.assert(
      fc.property(time, end, fc.boolean(), (text, behind, short) => {
        const written = `${short ? text.slice(0, 16) : text}${behind}`;
        const bytes = bytesOf(`"${written}"`);
        if (plainTime(bytes, 1, bytes.length - 1)) expect(monthOf(written)).not.toBeNull();
      }),
      { numRuns: 1000 },
    );
    for (const text of ["2024-02-29 14:00:00", "2023-11-13T10:00Z", "2026-12-31T23:59:59Z"])
      expect(plainTime(bytesOf(text), 0, text.length)).toBe(true);
    expect(plainTime(bytesOf("2023-02-29 14:00:00"), 0, 19)).toBe(false);
  });
});

describe("a bill told from its bytes is the bill read in full", () => {
  const KINDS = {
    focus: {
      ChargeCategory: ["Usage", "Usage", "Usage", "Tax", "Credit", "Purchase", "Odd", "NULL"],
      CommitmentDiscountStatus: ["NULL", "", "Used", "Unused"],
      ChargeDescription: [
        "p5.48xlarge hour",
        "g5.xlarge hour",
        "storage, cold",
        "gpu-router",
        'a "b"\nc',
        "VM.GPU.A10.1",
      ],
      SkuPriceDetails: ["", "NULL", '{"GpuCount": 8}', '{"InstanceType": "p4d.24xlarge"}', '{"a": "\\u0041"}'],
      ChargePeriodStart: [
        "2026-01-01 10:00:00",
        "2026-01-02 11:00:00",
        "2026-02-01T00:00:00Z",
        "2026-13-01",
        "1/31/26",
        "",
      ],
      ChargePeriodEnd: ["2026-01-01 11:00:00", "2026-02-30 11:00:00", "NULL"],
      BillingPeriodStart: ["2026-01-01 00:00:00", "NULL"],
      BillingCurrency: ["USD", "USD", "EUR", "usd", "", "NULL"],
      EffectiveCost: ["1.5", "-0.000000000001", "", "x", "12e3", "0.25000", "1,5"],
      BilledCost: ["1.5", "NULL", "7"],
      ConsumedQuantity: ["1", "2.5", "NULL"],
      ConsumedUnit: ["Hours", "GB"],
      ProviderName: ["AWS", "OCI"],
      RegionId: ["eu-west-1", "a@b.example"],
      SubAccountName: ["Research", "NULL"],
      Tags: ["NULL", '{"team": "a"}', '{"team": "b", "env": "x"}', '{"owner": "a@b.example"}'],
    },
    azure: {
      Date: ["3/15/2026", "2026-03-15", "2026-03-15 00:00:00", "soon"],
      MeterCategory: ["Virtual Machines"],
      MeterName: ["NC24ads A100 v4", "D4s v5"],
      AdditionalInfo: ["", '{"ServiceType":"Standard_NC6s_v3"}'],
      chargeType: ["Usage", "usage", "UnusedReservation", "Refund"],
      costInBillingCurrency: ["15", "1.5E1", ""],
      billingCurrency: ["EUR", "USD"],
      Quantity: ["3"],
      UnitOfMeasure: ["1 Hour"],
      SubscriptionName: ["one", "two"],
      Tags: ["", '"team": "a"'],
    },
    oci: {
      "lineItem/intervalUsageStart": ["2026-02-13T10:00Z", "2026-02-13T30:00Z"],
      "lineItem/intervalUsageEnd": ["2026-02-13T11:00Z"],
      "lineItem/isCorrection": ["false", "true", ""],
      "product/shape": ["BM.GPU.H100.8", "VM.Standard2.1", ""],
      "product/Description": ["Compute", "Block volume"],
      "product/region": ["us-ashburn-1"],
      "cost/myCost": ["80", "0.5", ""],
      "cost/currencyCode": ["USD", "EUR"],
      "usage/billedQuantity": ["1"],
      "cost/skuUnitDescription": ["Hours"],
    },
  };
  const line = (columns: Record<string, string[]>) =>
    fc
      .tuple(fc.record(mapped(columns)), fc.boolean(), fc.constantFrom("", "", ",more"))
      .map(([cells, always, more]) => {
        const written = Object.values(cells).map((text) => (always || /[",\n]/.test(text) ? quoted(text) : text));
        return `${written.join(",")}${more}`;
      });
  const mapped = (columns: Record<string, string[]>) =>
    Object.fromEntries(Object.entries(columns).map(([name, texts]) => [name, fc.constantFrom(...texts)]));

  function read(text: string, cuts: readonly number[], inFull: boolean): GpuSpend {
    const reader = billReader({ inFull });
    pushed(reader, text, cuts);
    return reader.end();
  }

  test.each(Object.entries(KINDS))("%s, wherever the bytes are cut", (_, columns) => {
    const header = Object.keys(columns).join(",");
    fc.assert(
      fc.property(
        fc.array(line(columns), { maxLength: 25 }),
        fc.array(fc.nat(), { maxLength: 6 }),
        fc.constantFrom("\n", "\r\n"),
        (lines, cuts, end) => {
          const text = [header, ...lines, ...lines, ""].join(end);
          const whole = read(text, [], true);
          expect(whole.gpuRows + whole.leftOut.reduce((n, l) => n + l.rows, 0)).toBe(whole.rows);
          expect(read(text, cuts, false)).toEqual(whole);
        },
      ),
      { numRuns: 100 },
    );
  });
});

test("a format that is told from its bytes names every column it reads", () => {
  for (const format of BILL_FORMATS) {
    const { plain, cost } = format;
    if (!plain) continue;
    const { usage, ...named } = plain;
    const declared = new Set([...(cost ?? []), ...usage.flatMap((u) => u.columns), ...Object.values(named).flat()]);
    // A cell that says nothing sends the reader on to the next column, so that empty cells ask for all of them.
    const read = new Set<string>();
    const charge = format.charge((column) => {
      read.add(column);
      return "";
    });
    const { service: _, ...all } = { ...charge };
    expect(Object.keys(all)).toContain("tags");
    // Nothing is summed by service.
    const service = new Set(["ServiceName", "MeterCategory", "meterCategory", "product/service"]);
    expect([...read].filter((column) => !declared.has(column) && !service.has(column))).toEqual([]);
  }
});

describe("rows of any text", () => {
  const chars = fc.array(fc.constantFrom(",", '"', '""', "\n", "\r\n", "a", "bc", ";", " ", "é"), { maxLength: 60 });

  function scanned(text: string, cuts: readonly number[], marks: typeof byteMarks): string[][] | null {
    const rows: string[][] = [];
    const scanner = rowScanner((row) => rows.push(Array.from({ length: row.cells }, (_, i) => row.text(i))), marks);
    try {
      pushed(scanner, text, cuts);
      scanner.end();
      return rows;
    } catch {
      return null;
    }
  }

  test("are the cells that were written, wherever the bytes are cut", () => {
    const cell = fc.array(fc.constantFrom(",", '"', "\n", "a", "bcd", ";", " ", "é"), { maxLength: 5 });
    const row = fc.array(fc.tuple(cell, fc.boolean()), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(
        fc.array(row, { maxLength: 8 }),
        fc.array(fc.nat(), { maxLength: 4 }),
        fc.constantFrom("\n", "\r\n"),
        (rows, cuts, end) => {
          const written = rows.map((cells) =>
            cells.map(([some, always]) =>
              always || /[",\n]/.test(some.join("")) ? quoted(some.join("")) : some.join(""),
            ),
          );
          const text = ["h,i", ...written.map((cells) => cells.join(","))].join(end);
          const expected = rows.map((cells) => cells.map(([some]) => some.join("")));
          expect(scanned(text, cuts, byteMarks)).toEqual([["h", "i"], ...expected]);
        },
      ),
    );
  });

  test("are the same with and without WebAssembly, also where no grammar allows them", () => {
    fc.assert(
      fc.property(chars, fc.array(fc.nat(), { maxLength: 4 }), (some, cuts) => {
        const text = `h,i\n${some.join("")}`;
        expect(scanned(text, cuts, byteMarks)).toEqual(scanned(text, [], slowByteMarks));
      }),
    );
  });

  test("marks are the same with and without WebAssembly", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.constantFrom(44, 59, 9), (bytes, separator) => {
        const [fast, slow] = [byteMarks, slowByteMarks].map((marked) => {
          const { bytes: room, marks, mark } = marked(200);
          room.set(bytes);
          mark(bytes.length, separator);
          return Array.from(bytes, (_, i) => ((marks[i >> 5] as number) >> (i & 31)) & 1);
        });
        expect(fast).toEqual(slow);
      }),
    );
  });
});
