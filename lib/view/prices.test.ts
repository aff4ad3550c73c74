import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PRICE_LIST } from "../core/cost/price-list";
import { PRICE_MODES, PRICING_KINDS, Price } from "../core/cost/price";
import { toCsv } from "./csv";
import { priceRecords } from "./price-csv";
import { priceFields, readPriceFields } from "./price-entry";
import { readPriceRows } from "./price-rows";
import { priceText, readPriceText } from "./price-text";
import { perYearWords, premiumWords, priceChoice } from "./price-words";
import { readPriceFilter, writePriceFilter } from "./prices-url";

const words = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9 ,;"'%€.-]{0,20}[A-Za-z0-9]$/);
const anyPrice: fc.Arbitrary<Price> = fc.record(
  {
    gpu: words,
    site: words,
    mode: fc.constantFrom(...PRICE_MODES),
    kind: fc.constantFrom(...PRICING_KINDS),
    currency: fc.constantFrom("USD", "EUR", "CHF"),
    list: fc.integer({ min: 1, max: 9_999_999 }).map((n) => n / 1e4),
    discount: fc.integer({ min: 0, max: 999 }).map((n) => n / 1e3),
    source: words,
    date: fc.constantFrom("2026-11-01", "2024-02-29"),
    dated: words,
  },
  { requiredKeys: ["gpu", "mode", "kind", "currency", "list", "discount", "source", "date"] },
);
const PRICE = Price.parse({
  gpu: "H100 SXM",
  site: "Frankfurt",
  mode: "virtualized",
  kind: "reserved",
  currency: "USD",
  list: 2.5,
  discount: 0.15,
  source: "quote 17",
  date: "2026-11-01",
});

describe("a price as a text", () => {
  it("reads back as the same price, and equal prices are equal texts", () => {
    fc.assert(
      fc.property(anyPrice, (price) => {
        expect(readPriceText(priceText(price))).toEqual(price);
        expect(priceText(Price.parse(JSON.parse(priceText(price))))).toBe(priceText(price));
      }),
    );
    for (const { price } of PRICE_LIST) expect(readPriceText(priceText(price))).toEqual(price);
  });

  it.each([
    undefined,
    "",
    " ",
    "{",
    "null",
    "[]",
    "7",
    priceText(PRICE).slice(0, -2),
    priceText(PRICE).replace("2.5", "0"),
  ])("is refused when it is %s", (text) => expect(readPriceText(text)).toBeNull());

  it("is refused with a field that is no price's", () => {
    expect(readPriceText(JSON.stringify({ ...PRICE, colour: "red" }))).toBeNull();
    expect(readPriceText(JSON.stringify({ ...PRICE, source: "x".repeat(5000) }))).toBeNull();
  });
});

describe("a price as it is typed", () => {
  const typed = (over: object) => readPriceFields({ ...priceFields(PRICE), ...over });

  it("reads back what the form opens with", () => {
    fc.assert(
      fc.property(anyPrice, (price) => {
        expect(readPriceFields(priceFields(price)).price).toEqual(price);
      }),
    );
  });

  it("takes the amount with its currency and the discount as people write them", () => {
    expect(typed({ list: "$2.50", discount: "15 %" }).price).toMatchObject({ list: 2.5, discount: 0.15 });
    expect(typed({ list: "2,50", discount: "" }).price).toMatchObject({ list: 2.5, discount: 0 });
    expect(typed({ currency: " eur ", list: "€ 2.50" }).price).toMatchObject({ currency: "EUR", list: 2.5 });
  });

  it("echoes what needed a rule, with the other reading", () => {
    expect(typed({ discount: "0.15" }).notes.discount).toEqual({ echo: "0.15 %; meant 15 %?", meant: "15 %" });
    expect(typed({ list: "1.275" }).notes.list?.meant).toBe("1,275");
  });

  it.each<[object, string, RegExp]>([
    [{ list: "" }, "list", /price of one GPU for one hour/],
    [{ list: "0" }, "list", /between 0\.000001 and/],
    [{ list: "€2.50" }, "list", /in EUR, and the field is in USD/],
    [{ list: "soon" }, "list", /not a number/],
    [{ discount: "100 %" }, "discount", /less than 100/],
    [{ discount: "-5" }, "discount", /0 %/],
    [{ currency: "dollars" }, "currency", /three letters/],
    [{ gpu: " " }, "gpu", /Name the GPU/],
    [{ mode: "" }, "mode", /bare metal or virtualized/],
    [{ kind: "cheap" }, "kind", /what kind/],
    [{ source: "" }, "source", /where the price is written/],
    [{ date: "2026-02-30" }, "date", /2026-11-25/],
  ])("refuses %j beside its field", (over, field, reason) => {
    const { price, notes } = typed(over);
    expect(price).toBeNull();
    expect(notes[field as keyof typeof notes]?.error).toMatch(reason);
  });

  it("drops the inexact date of a copied price once a day is set", () => {
    const copied = priceFields({ ...PRICE, date: "2026-01-01", dated: "2026" });
    expect(readPriceFields(copied).price?.dated).toBe("2026");
    expect(readPriceFields({ ...copied, date: "2026-11-26" }).price?.dated).toBeUndefined();
  });
});

describe("prices pasted from a spreadsheet", () => {
  const HEAD = "GPU\tProvider\tMode\tKind\tCurrency\tList price\tDiscount\tSource\tDate";
  const row = (...cells: string[]) => cells.join("\t");
  const good = row("H100 SXM", "OCI", "VM", "On demand", "USD", "$2.50", "15 %", "quote 17", "2026-11-01");

  it("are read by the names in their head, as people write sides and kinds", () => {
    const { prices, faults, rest } = readPriceRows([HEAD, good, "", good.replace("VM", "bare metal")].join("\r\n"));
    expect([faults, rest]).toEqual([[], ""]);
    expect(prices).toMatchObject([
      { gpu: "H100 SXM", site: "OCI", mode: "virtualized", kind: "on-demand", list: 2.5, discount: 0.15 },
      { mode: "bare-metal" },
    ]);
  });

  it("cost no other line when one is bad: it stays, with its line and reason", () => {
    const bad = good.replace("$2.50", "cheap").replace("2026-11-01", "soon");
    const { prices, faults, rest } = readPriceRows([HEAD, good, bad, good].join("\n"));
    expect(prices).toHaveLength(2);
    expect(faults.map((f) => [f.at, f.found])).toEqual([
      ["line 3, list", "cheap"],
      ["line 3, date", "soon"],
    ]);
    expect(rest).toBe([HEAD, bad].join("\n"));
    // What stays can be mended and sent alone.
    expect(readPriceRows(rest.replace("cheap", "3").replace("soon", "2026-11-02")).prices).toHaveLength(1);
  });

  it("are asked about where a number has two readings", () => {
    const { prices, faults } = readPriceRows([HEAD, good.replace("$2.50", "3,125").replace("15 %", "0.15")].join("\n"));
    expect(prices).toEqual([]);
    expect(faults.map((f) => [f.at, f.code])).toEqual([
      ["line 2, list", "ambiguous"],
      ["line 2, discount", "ambiguous"],
    ]);
  });

  it("are refused as a whole without a head that names the columns", () => {
    const { prices, faults, rest } = readPriceRows(good);
    expect([prices, rest]).toEqual([[], good]);
    expect(faults[0]?.message).toBe(
      "The first line must name the columns. Missing: gpu, mode, kind, currency, list, source, date.",
    );
    expect(readPriceRows("").faults[0]?.code).toBe("empty");
    expect(readPriceRows(HEAD).faults[0]?.message).toContain("no row under the head");
  });

  it("tell a row with too many cells and a quotation mark that stays open", () => {
    const head = "gpu,mode,kind,currency,list,source,date";
    const { faults } = readPriceRows(
      `${head}\nH100,vm,spot,USD,2,quote 1, of May,2026-05-01\nH100,vm,spot,USD,2,"quote`,
    );
    expect(faults.map((f) => [f.at, f.code])).toEqual([
      ["line 2", "ragged"],
      ["line 3", "open-quote"],
    ]);
  });

  it("read back the table that was saved as a file; its listed rows are not taken for one's own", () => {
    fc.assert(
      fc.property(fc.array(anyPrice, { minLength: 1, maxLength: 4 }), (prices) => {
        const book = prices.map((price, i) => ({ id: String(i), price, own: true, stale: false, superseded: false }));
        const listed = PRICE_LIST.slice(0, 2).map((p) => ({ ...p, own: false, stale: true }));
        const read = readPriceRows(toCsv(priceRecords([...book, ...listed])));
        expect(read).toEqual({ prices, faults: [], rest: "", listed: 2 });
      }),
    );
  });
});

it("the address says what is filtered, and reads back", () => {
  const filters = fc.record(
    {
      gpu: words.map((w) => w.trim()),
      site: words.map((w) => w.trim()),
      mode: fc.constantFrom(...PRICE_MODES),
      kind: fc.constantFrom(...PRICING_KINDS),
      own: fc.boolean(),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(filters, (filter) => {
      const read = readPriceFilter(new URLSearchParams(writePriceFilter(filter)));
      expect(JSON.stringify(read)).toBe(JSON.stringify({ ...readPriceFilter(new URLSearchParams()), ...filter }));
    }),
  );
  expect(writePriceFilter({})).toBe("");
  expect(readPriceFilter(new URLSearchParams("mode=vm&own=maybe"))).toEqual({});
});

it("a price reads as one line, and a premium in words", () => {
  expect(priceChoice(PRICE)).toBe("H100 SXM, Frankfurt, reserved: US$2.125");
  expect(perYearWords(PRICE)).toBe("US$18,615");
  expect([premiumWords(0.1), premiumWords(-0.05), premiumWords(0)]).toEqual([
    "10\u00a0% more",
    "5\u00a0% less",
    "the same",
  ]);
});
