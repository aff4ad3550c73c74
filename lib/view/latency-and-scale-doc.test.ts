// docs/latency-and-scale.md can fail: its formulas are called, its sentences are made anew, its keys are the address's.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { capacityUnder } from "../core/overhead/slo-capacity";
import { waitQuantile } from "../core/overhead/model-checks";
import { meanAndJitter } from "../core/overhead/stragglers";
import { valueOf } from "../core/units/figure";
import { departure } from "../core/units/golden-case";
import { modelAnswer } from "./capacity-answer";
import { capacityFields } from "./capacity-inputs";
import { questionOf } from "./capacity-model";
import { capacityOffers } from "./capacity-offers";
import { CAPACITY_KEYS, NO_CAPACITY, QUEUES, TAILS } from "./capacity-url";
import { clusterAnswer } from "./cluster-answer";
import { clusterFields } from "./cluster-inputs";
import { CLUSTER_KEYS, NO_CLUSTER } from "./cluster-url";

const text = readFileSync(new URL("../../docs/latency-and-scale.md", import.meta.url), "utf8");
const lines = [...text.matchAll(/```formula\n([\s\S]*?)```/g)].flatMap((m) => (m[1] ?? "").trim().split("\n"));
const plain = (sentence: string | null | undefined) => (sentence ?? "").replaceAll("\u00a0", " ");

/** Milliseconds in, as the page's fields take them. */
const FUNCTIONS: Record<string, (...args: number[]) => unknown> = {
  lossUnder: (limit = 0, servers = 0, service = 0, overhead = 0, added = 0) =>
    valueOf(
      capacityUnder({
        model: "mmc",
        servers,
        serviceRate: 1000 / service,
        quantile: 0.99,
        overhead,
        addedSeconds: added / 1000,
        limitSeconds: limit / 1000,
      }).loss,
    ),
  waitAt: (rate = 0, serviceRate = 0, servers = 0) => valueOf(waitQuantile({ rate, serviceRate, servers }, 0.99)),
  lostAt: (overhead = 0, cvBaseline = 0, cvCandidate = 0, nodes = 0) =>
    valueOf(meanAndJitter({ overhead, cvBaseline, cvCandidate, nodes }).overhead),
};

const NOTHING = { rows: [], headline: null, grade: "measured" as const };
const UNSAID = { code: "cannot-tell" as const, sentence: "", finance: "", because: "" };

function capacitySays(slo: string): string {
  const ask = { ...NO_CAPACITY, slo, servers: "8", service: "100 ms", lost: "4/5/6" };
  const fields = capacityFields(ask, capacityOffers({ ...NOTHING, verdict: UNSAID }));
  const { question } = questionOf("mmc", 0.99, fields);
  return plain(question && modelAnswer(question, fields, "99").sentence);
}

describe("docs/latency-and-scale.md", () => {
  test("has examples", () => {
    expect(lines.length).toBeGreaterThan(10);
  });
  test.each(lines)("%s", (line) => {
    const [, name = "", args = "", value = ""] = /^(\w+)\((.*)\) = (.+)$/.exec(line) ?? [];
    const call = FUNCTIONS[name];
    if (!call) throw new Error(`no function is called ${name}`);
    expect(departure(call(...(JSON.parse(`[${args}]`) as number[])), JSON.parse(value), line)).toBeNull();
  });
  test("quotes what the page says under its limits", () => {
    for (const limit of ["600", "470"]) expect(text).toContain(`> ${capacitySays(limit)}\n`);
  });
  test("quotes what the page says of the cluster", () => {
    const fields = clusterFields({ ...NO_CLUSTER, cvb: "1", cvc: "3" }, "2", {
      overhead: null,
      spreads: null,
      grade: "measured",
    });
    expect(text).toContain(`> ${plain(clusterAnswer(fields, null)?.sentence)}\n`);
  });
  test("names every key of the address, and every choice", () => {
    const told = text.slice(text.indexOf("## In the address"));
    for (const key of [...CAPACITY_KEYS, ...CLUSTER_KEYS, ...QUEUES]) expect(told).toContain(`\`${key}\``);
    expect(told).toContain(`(${TAILS.join(", ")})`);
  });
});
