import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { perGpuYear } from "./hours";
import { premiumBetween } from "./premium";
import { type BookPrice, inBookOrder, premiumsOnOneSite, pricesFor, standsFor } from "./price-book";
import { Price, effectivePrice } from "./price";
import { PRICE_LIST } from "./price-list";
import { stalePrice } from "./stale-price";

const price = (over: Partial<Price> = {}): Price =>
  Price.parse({
    gpu: "H100 SXM",
    mode: "virtualized",
    kind: "on-demand",
    currency: "USD",
    list: 4,
    source: "quote 7",
    date: "2026-11-01",
    ...over,
  });
const bare = (over: Partial<Price> = {}) => price({ mode: "bare-metal", ...over });
const entry = (id: string, over: Partial<Price> = {}, more: Partial<BookPrice> = {}): BookPrice => ({
  id,
  price: price(over),
  own: false,
  stale: false,
  superseded: false,
  ...more,
});

describe("the list of prices", () => {
  it("holds forty prices, each with source, date and a price per GPU that is the machine's divided by its GPUs", () => {
    expect(PRICE_LIST).toHaveLength(40);
    expect(new Set(PRICE_LIST.map((p) => p.id)).size).toBe(40);
    for (const { price: p, perHour, gpus } of PRICE_LIST) {
      // As published, to four decimals.
      expect(Math.abs(p.list - perHour / gpus)).toBeLessThanOrEqual(0.00005 + 1e-12);
      expect([p.currency, p.discount, Boolean(p.site), Boolean(p.source), Boolean(p.dated)]).toEqual([
        "USD",
        0,
        true,
        true,
        true,
      ]);
    }
  });

  it("tells sides and kinds apart as its source does", () => {
    const count = (of: (p: Price) => string) => {
      const counts: Record<string, number> = {};
      for (const p of PRICE_LIST) counts[of(p.price)] = (counts[of(p.price)] ?? 0) + 1;
      return counts;
    };
    expect(count((p) => p.mode)).toEqual({ "bare-metal": 15, virtualized: 25 });
    expect(count((p) => p.kind)).toEqual({ "on-demand": 34, spot: 4, "capacity-block": 2 });
    expect(count((p) => p.site ?? "")).toEqual({ OCI: 20, Nebius: 8, "Verda (ex DataCrunch)": 7, Lambda: 3, AWS: 2 });
  });

  it("marks the prices that were superseded, and names a commit for all others", () => {
    expect(PRICE_LIST.filter((p) => p.superseded).map((p) => p.product)).toEqual(["p5.48xlarge", "p5e.48xlarge"]);
    expect(PRICE_LIST.filter((p) => p.commit === null).map((p) => p.price.site)).toEqual(["AWS", "AWS"]);
    expect([PRICE_LIST.at(0)?.cited, PRICE_LIST.at(-1)?.cited]).toEqual([
      "skypilot-catalog 05887511",
      "Amazon EC2 Capacity Blocks for ML Pricing",
    ]);
    expect(PRICE_LIST[0]?.url).toBe(
      "https://github.com/skypilot-org/skypilot-catalog/blob/05887511/catalogs/v8/oci/vms.csv",
    );
  });

  it("finds no premium where one provider lists both sides: Oracle's A10, P100 and V100", () => {
    const book = PRICE_LIST.map((p): BookPrice => ({ ...p, own: false, stale: false }));
    expect(premiumsOnOneSite(book).map((p) => [p.bareMetal.price.site, p.bareMetal.price.gpu, p.premium])).toEqual([
      ["OCI", "A10", 0],
      ["OCI", "P100", 0],
      ["OCI", "V100", 0],
    ]);
  });
});

describe("the age of a price", () => {
  it("is worth a warning after 180 days, not before", () => {
    // 2026-05-05 to 2026-11-01 are 26 + 30 + 31 + 31 + 30 + 31 + 1 = 180 days.
    expect(stalePrice({ date: "2026-05-05" }, "2026-11-01")).toBeNull();
    expect(stalePrice({ date: "2026-05-05" }, "2026-11-02")?.message).toContain("181 days old");
    expect(stalePrice({ date: "2026-11-05" }, "2026-11-01")).toBeNull();
  });

  it("counts from the first day that an inexact date can mean, and says so", () => {
    // 2026-01-01 to 2026-11-26: 329 days.
    const warning = stalePrice({ date: "2026-01-01", dated: "2026" }, "2026-11-26");
    expect(warning?.message).toContain("dated “2026” and no closer, so it may be 329 days old");
  });
});

describe("the premium of bare metal", () => {
  it("is the ratio of what is paid, after discounts", () => {
    // 3.00 against 4.00 less 25 %: the same money.
    expect(premiumBetween(bare({ list: 3 }), price({ list: 4, discount: 0.25 }))).toMatchObject({ ok: true, value: 0 });
    expect(premiumBetween(bare({ list: 2 }), price({ list: 4 }))).toMatchObject({ ok: true, value: -0.5 });
  });

  it("is 1 + p where bare metal costs p more, whatever the price", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 1e4, noNaN: true }),
        fc.double({ min: -0.9, max: 5, noNaN: true }),
        (list, p) => {
          const found = premiumBetween(bare({ list: list * (1 + p) }), price({ list }));
          expect(found.ok && found.value).toBeCloseTo(p, 9);
        },
      ),
    );
  });

  it.each<[string, Partial<Price>, RegExp]>([
    ["another currency", { currency: "EUR" }, /different currencies: EUR on bare metal, USD virtualized/],
    ["another kind of pricing", { kind: "spot" }, /different kinds: spot on bare metal, on-demand virtualized/],
    ["another GPU", { gpu: "H200 SXM" }, /different GPUs: H200 SXM on bare metal, H100 SXM virtualized/],
    ["another form of the GPU", { gpu: "H100 PCIe" }, /different GPUs/],
    ["the wrong side", { mode: "virtualized" }, /one price of bare metal and one of virtualized/],
  ])("has no number for %s, and a reason", (_, over, reason) => {
    const found = premiumBetween(bare(over), price());
    expect(found.ok ? "a number" : found.errors[0]?.message).toMatch(reason);
  });

  it("comes with a doubt where a name leaves the form of the GPU open", () => {
    const found = premiumBetween(bare({ gpu: "H100" }), price());
    expect(found).toMatchObject({ ok: true, value: 0, warnings: [{ code: "gpu-name-open" }] });
  });
});

describe("the book of prices", () => {
  const book = [
    entry("old", {}, { superseded: true }),
    entry("listed", { list: 3 }),
    entry("other", { gpu: "H200 SXM" }),
    entry("mine", { list: 9 }, { own: true }),
    entry("cheap", { list: 2 }),
  ];

  it("shows one's own price first and a superseded one last", () => {
    expect(inBookOrder(book).map((p) => p.id)).toEqual(["mine", "cheap", "listed", "other", "old"]);
  });

  it("matches one's own price before any listed one, however cheap, and never another GPU", () => {
    expect(pricesFor(book, { gpu: "H100 SXM", mode: "virtualized" }).map((p) => p.id)).toEqual([
      "mine",
      "cheap",
      "listed",
      "old",
    ]);
  });

  it("matches the site and the very GPU before others, and mixes no kinds", () => {
    const sites = [
      entry("a", { site: "OCI", gpu: "H100" }),
      entry("b", { site: "Lambda" }),
      entry("c", { site: "oci" }),
      entry("spot", { site: "OCI", kind: "spot" }),
    ];
    const found = pricesFor(sites, { gpu: "H100 SXM", site: "OCI", kind: "on-demand" });
    expect(found.map((p) => p.id)).toEqual(["c", "b", "a"]);
  });

  it("lets an own price stand for the listed one of the same GPU, site, mode and kind", () => {
    const listed = price({ site: "OCI", list: 10 });
    expect(standsFor(price({ site: "oci", list: 7 }), listed)).toBe(true);
    expect(standsFor(price({ site: "oci", list: 7, kind: "reserved" }), listed)).toBe(false);
    expect(standsFor(price({ list: 7 }), listed)).toBe(false);
  });
});

it("a GPU-hour at 2.50 is 21,900 a GPU-year: 730 x 12 hours, and a discount takes its share", () => {
  expect(perGpuYear(2.5)).toBe(21_900);
  expect(effectivePrice(price({ list: 2.5, discount: 0.2 }))).toBe(2);
});
