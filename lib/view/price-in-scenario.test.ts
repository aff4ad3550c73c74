import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PRICE_MODES, PRICING_KINDS, Price, effectivePrice } from "../core/cost/price";
import { Segment } from "../core/cost/segment";
import { inOtherCurrency, priceChoices } from "./price-choices";
import { priceSpend, withPriceSpend } from "./price-spend";
import { priceText } from "./price-text";

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

describe("the prices that a segment is offered", () => {
  const entry = (id: string, over: Partial<Price>, own = false) => ({
    id,
    price: { ...PRICE, ...over },
    own,
    stale: false,
    superseded: false,
  });
  const book = [
    entry("a", { mode: "bare-metal", gpu: "A100", list: 1 }),
    entry("b", { mode: "bare-metal", list: 3 }),
    entry("c", { mode: "bare-metal", list: 4 }, true),
    entry("d", { mode: "bare-metal", currency: "EUR" }),
    entry("e", {}),
  ];
  const asked = { mode: "bare-metal", currency: "USD", current: null } as const;

  it("are of its side and currency, one's own first", () => {
    expect(priceChoices(book, asked).map((c) => [c.label, c.group])).toEqual([
      ["None", undefined],
      ["H100 SXM, Frankfurt, reserved: US$3.40", "Yours"],
      ["A100, Frankfurt, reserved: US$0.85", "Listed"],
      ["H100 SXM, Frankfurt, reserved: US$2.55", "Listed"],
    ]);
    expect(inOtherCurrency(book, "bare-metal", "USD")).toBe(1);
  });

  it("are only those that compare with the other side's price, once there is one", () => {
    expect(priceChoices(book, { ...asked, beside: PRICE }).map((c) => c.label)).toEqual([
      "None",
      "H100 SXM, Frankfurt, reserved: US$3.40",
      "H100 SXM, Frankfurt, reserved: US$2.55",
    ]);
  });

  it("always hold what is chosen now, also when the book has it no more", () => {
    const current = Price.parse({ ...PRICE, mode: "bare-metal", list: 7 });
    expect(priceChoices(book, { ...asked, current })[1]).toEqual({
      value: priceText(current),
      label: "As kept: H100 SXM, Frankfurt, reserved: US$5.95",
    });
    const known = priceChoices(book, { ...asked, current: Price.parse({ ...PRICE, mode: "bare-metal", list: 3 }) });
    expect(known.filter((c) => c.label.startsWith("As kept"))).toEqual([]);
  });
});

describe("the spend of a segment from its price", () => {
  const fields = {
    currency: "USD",
    "segments.0.gpus": "64",
    "segments.0.price.vm": priceText(PRICE),
    "segments.0.spend": "1",
  };

  it("is 730 hours x GPUs x the price after discount, to the cent", () => {
    // 730 x 64 x 2.125 = 99,280.
    expect(priceSpend(fields, "segments.0")).toEqual({
      value: 99_280,
      text: "99,280.00",
      sum: "730 h × 64 GPUs × US$2.125 = US$99,280.00 a month",
    });
  });

  it("passes the check of a segment that says its spend is the price's, whatever the price", () => {
    fc.assert(
      fc.property(anyPrice, fc.integer({ min: 1, max: 5000 }), (price, gpus) => {
        const virtualized = { ...price, mode: "virtualized" as const, currency: "USD" };
        const spend = priceSpend(
          { ...fields, "segments.0.gpus": String(gpus), "segments.0.price.vm": priceText(virtualized) },
          "segments.0",
        );
        const segment = Segment.safeParse({
          name: "Serving",
          profile: "online-inference",
          monthlySpend: "value" in spend ? spend.value : -1,
          spendFrom: "price",
          overhead: { source: "point", value: 0.05 },
          gpus,
          prices: { virtualized },
        });
        expect(segment.success).toBe(true);
        expect("value" in spend && spend.value).toBeCloseTo(730 * gpus * effectivePrice(virtualized), 1);
      }),
    );
  });

  it.each<[object, RegExp]>([
    [{ "segments.0.price.vm": "" }, /Choose the price/],
    [{ currency: "EUR" }, /in USD and the scenario in EUR/],
    [{ "segments.0.gpus": "" }, /how many GPUs/],
    [{ "segments.0.gpus": "2.5" }, /how many GPUs/],
  ])("is not known for %j, and says why", (over, reason) => {
    const spend = priceSpend({ ...fields, ...over }, "segments.0");
    expect("reason" in spend ? spend.reason : spend.value).toMatch(reason);
  });

  it("follows the price only where the form says so", () => {
    expect(withPriceSpend(fields, "segments.0")).toBe(fields);
    const follows = withPriceSpend({ ...fields, "segments.0.spendFrom": "price" }, "segments.0");
    expect(follows["segments.0.spend"]).toBe("99,280.00");
  });
});
