import { describe, expect, test } from "vitest";
import { Price } from "../core/cost/price";
import { priceText } from "./price-text";
import {
  commitmentSummary,
  gpuSummary,
  movingSummary,
  ratesSummary,
  runningSummary,
  workSummary,
} from "./segment-summary";

const PRICE = Price.parse({
  gpu: "H100 SXM",
  mode: "virtualized",
  kind: "reserved",
  currency: "USD",
  list: 2.5,
  discount: 0.1,
  source: "Quote 17",
  date: "2026-10-01",
});
const of = (fields: Record<string, string>) =>
  Object.fromEntries([
    ["currency", "USD"],
    ...Object.entries(fields).map(([key, text]) => [key === "start" ? key : `segments.0.${key}`, text]),
  ]) as Record<string, string>;
const words = (text: string) => text.replaceAll("\u00a0", " ");

describe("a folded part says in one line what is set", () => {
  test("GPUs, nodes, price and use", () => {
    const fields = of({ gpus: "12", gpusPerNode: "8", "price.vm": priceText(PRICE), utilisation: "60 %" });
    // 12 GPUs of 8 a node take two nodes; 2.50 less 10 % is 2.25.
    expect(words(gpuSummary(fields, "segments.0"))).toBe("12 GPUs in 2 nodes · US$2.25 an hour · 60 % in use");
    expect(gpuSummary(of({}), "segments.0")).toBe("Not set");
    expect(words(gpuSummary(of({ gpus: "1", premium: "-5 %" }), "segments.0"))).toBe("1 GPU · bare metal 5 % less");
  });

  test("a commitment names the calendar month where the plan has one", () => {
    const commit = { "commit.share": "60 %", "commit.end": "30", "commit.reused": "yes", unused: "500" };
    expect(words(commitmentSummary(of({ ...commit, start: "2027-01" }), "segments.0"))).toBe(
      "60 % committed until month 30 (Jun 2029) · what is freed is used by others · US$500 a month unused",
    );
    expect(words(commitmentSummary(of({ "commit.share": "60", "commit.end": "30" }), "segments.0"))).toBe(
      "60 % committed until month 30",
    );
    expect(
      words(commitmentSummary(of({ ...commit, "commit.end": "Jun 2029", start: "2027-01" }), "segments.0")),
    ).toMatch(/until month 30 \(Jun 2029\)/);
    expect(commitmentSummary(of({}), "segments.0")).toBe("No commitment");
  });

  test("licences and power in money a month", () => {
    const fields = of({
      gpus: "8",
      "licence.gpu": "120",
      "licence.core": "12",
      "licence.cores": "192",
      "power.kw": "0.7",
      "power.factor": "1.3",
      "power.price": "0.18",
    });
    // 8 x 120 + 192 x 12 = 3,264; 730 x 8 x 0.7 x 1.3 x 0.18 = 956.59.
    expect(runningSummary(fields, "segments.0")).toBe("Licences US$3,264 a month · power US$957 a month");
    expect(runningSummary(of({ "power.kw": "0.7" }), "segments.0")).toBe("Not set");
  });

  test("when it moves, at which cost", () => {
    expect(movingSummary(of({}), "segments.0")).toBe("With everything else");
    expect(movingSummary(of({ move: "never" }), "segments.0")).toBe("Never: stays virtualized");
    expect(movingSummary(of({ move: "0" }), "segments.0")).toBe("At the start");
    expect(movingSummary(of({ move: "6", "move.cost": "20k", start: "2027-01" }), "segments.0")).toBe(
      "After month 6 (Jun 2027), at US$20,000",
    );
  });

  test("what it makes, and the rates there are", () => {
    expect(workSummary(of({ work: "tokens", "work.amount": "24k" }), "segments.0")).toBe("24,000 tokens a second");
    expect(workSummary(of({ work: "training-run", "work.amount": "72" }), "segments.0")).toBe(
      "72 hours a training run",
    );
    expect(workSummary(of({ work: "", "work.amount": "72" }), "segments.0")).toBe("Not counted");
    const rates = {
      "rates.0.currency": "EUR",
      "rates.0.perUnit": "0.92",
      "rates.1.currency": "GBP",
      "rates.1.perUnit": "",
    };
    expect(ratesSummary(rates, 2)).toBe("EUR 0.92");
    expect(ratesSummary({}, 0)).toBe("None");
  });
});
