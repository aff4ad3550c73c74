// Capacity under a latency limit, from a comparison's rows to the sentence.
import { describe, expect, test } from "vitest";
import { compare } from "../core/comparison/compare";
import { type MadeRow, madeRun } from "../core/comparison/made-runs";
import { valueOf } from "../core/units/figure";
import { measuredAnswer, modelAnswer } from "./capacity-answer";
import { capacityFields } from "./capacity-inputs";
import { questionOf } from "./capacity-model";
import { modelNotes } from "./capacity-notes";
import { type Offering, capacityOffers } from "./capacity-offers";
import { sweepFor, sweepsOf } from "./capacity-sweep";
import { type CapacityAsk, NO_CAPACITY } from "./capacity-url";

const plain = (text: string | null | undefined): string => (text ?? "").replaceAll("\u00a0", " ");

/** Runs of both sides with these rows; the n-th run differs from the others by n hundredths of a per cent. */
function compared(rows: (side: "baseline" | "candidate", wobble: number) => MadeRow[], runs = 5): Offering {
  const side = (name: "baseline" | "candidate") =>
    Array.from({ length: runs }, (_, i) =>
      madeRun({
        environment: { mode: name === "baseline" ? "bare-metal" : "vm-passthrough", host: "h1" },
        rows: rows(name, 1 + i * 1e-4),
      }),
    );
  return { ...compare(side("baseline"), side("candidate")), grade: "measured" };
}

/** 1,000 token/s against 950: an overhead of 5 %. */
const throughput = (side: string, wobble: number): MadeRow => ({
  metric: "output-throughput",
  value: (side === "baseline" ? 1000 : 950) * wobble,
});

/** p99 in seconds at 2, 4, 6 and 8 requests a second (the golden case `ii.goodput.measured`). */
const SWEEP = {
  baseline: [0.8, 1.0, 1.6, 4.0],
  candidate: [0.9, 1.2, 2.4, 6.0],
};
const swept = (side: "baseline" | "candidate", wobble: number): MadeRow[] =>
  SWEEP[side].map((p99, i) => ({
    metric: "request-latency",
    params: { request_rate: 2 * (i + 1), num_prompts: 100 * (i + 1) },
    load: { limited: true, target: 2 * (i + 1), reason: "request rate fixed" },
    median: 0.5 * wobble,
    p99: p99 * wobble,
    n: 500,
  }));

/** A comparison of a sweep with something said of all its rows. */
const reason = { reason: "we checked" };
function sweptOffering(
  more: Partial<MadeRow>,
  gpu: string,
  overrides: { rule: string; reason: string }[] = [],
): Offering {
  const side = (name: "baseline" | "candidate") =>
    [0, 1, 2].map((i) =>
      madeRun({
        environment: {
          mode: name === "baseline" ? "bare-metal" : "vm-passthrough",
          ...(name === "candidate" ? { gpu } : {}),
        },
        rows: swept(name, 1 + i * 1e-4).map((row) => ({ ...row, ...more })),
      }),
    );
  return { ...compare(side("baseline"), side("candidate"), { overrides }), grade: "measured" };
}

function ask(typed: Partial<CapacityAsk>, from: Offering = compared((s, w) => [throughput(s, w)])) {
  const whole = { ...NO_CAPACITY, ...typed };
  const fields = capacityFields(whole, capacityOffers(from));
  const { question, missing } = questionOf(
    whole.queue === null || whole.queue === "measured" ? "mmc" : whole.queue,
    Number(whole.tail) / 100,
    fields,
  );
  return { fields, missing, answer: question && modelAnswer(question, fields, whole.tail), question };
}

describe("a queue model", () => {
  test("says how many requests fewer, with the interval that the overhead's gives", () => {
    // M/M/1, mu 10/s, p99 <= 2 s: 10 - ln(100)/2 = 7.697 and 9.5 - 2.303 = 7.197, a loss of 6.50 % (golden case).
    const { answer } = ask({ slo: "2 s", service: "100" });
    expect(plain(answer?.sentence)).toMatch(
      /^At p99 ≤ 2 s the virtualized side serves 6\.50 % fewer requests \(6\.47 to 6\.53 %\): 7\.197 against 7\.697 a second\.$/,
    );
    expect(answer?.told?.loss.state === "ok" && answer.told.loss.value).toBeCloseTo(0.0649569, 3);
  });

  test("takes the fields in any writing, and keeps what cannot be read", () => {
    const { fields, missing } = ask({ slo: "0.2 s", service: "a while", added: "40 us", servers: "1.5" });
    expect(fields.slo.value).toBeCloseTo(0.2, 12);
    expect(fields.slo.echo).toBe("read as 200 ms");
    expect(fields.added.value).toBeCloseTo(40e-6, 12);
    expect([fields.service.text, fields.service.value]).toEqual(["a while", null]);
    expect(fields.service.error).toContain("not a number");
    expect(fields.servers.error).toBe("It must be a whole number from 1 to 2,000.");
    expect(missing).toEqual(["the servers", "the mean service time"]);
  });

  test("names the side on which the limit is infeasible, and gives no percentage", () => {
    // p99 <= 50 ms with 5 ms added, mu 100/s: 100 - 4.605/0.045 < 0 on the candidate (golden case).
    const { answer } = ask({ slo: "50", service: "10", added: "5", lost: "0" });
    expect(plain(answer?.sentence)).toBe(
      "p99 ≤ 50 ms is infeasible on the virtualized side: it meets the limit at no load. Bare metal carries 7.897 requests a second.",
    );
    expect(answer?.loss).toMatchObject({ state: "infeasible" });
    expect(answer?.candidate.crossing).toBeNull();
    const { answer: both } = ask({ slo: "1", service: "10" });
    expect(both?.sentence).toContain("infeasible on both sides");
    expect(both?.loss?.state).toBe("not_applicable");
  });

  test("says more for a faster candidate, and both for an overhead on either side of none", () => {
    const { answer: faster } = ask({ slo: "2 s", service: "100", lost: "-5" });
    expect(plain(faster?.sentence)).toContain("serves 6.5 % more requests");
    const { answer: either } = ask({ slo: "2 s", service: "100", lost: "-1 to 3" });
    expect(plain(either?.sentence)).toMatch(/\(1\.\d* % more to 3\.\d* % fewer\)/);
  });

  test("of the mean says so, and holds the limit against the mean", () => {
    // Mean of M/G/1 with cs2 1 is M/M/1's: 10 - 1/0.5 = 8 and 9.5 - 2 = 7.5, a loss of 6.25 %.
    const { answer, question } = ask({ slo: "500", service: "100", queue: "mg1", csb: "1" });
    expect(plain(answer?.sentence)).toMatch(
      /^At mean latency ≤ 500 ms .* 6\.2\d* % fewer .*: 7\.5 against 8 a second\.$/,
    );
    expect(question && answer && modelNotes(question, answer).join(" ")).toContain("holds for the mean latency");
    expect(ask({ slo: "500", service: "100", queue: "kingman", csb: "1" }).missing).toEqual(["the arrival variation"]);
  });

  test("draws both curves up to the load they can carry, each above the other where it is slower", () => {
    const { answer } = ask({ slo: "2 s", service: "100" });
    const [b, c] = [answer?.baseline.points ?? [], answer?.candidate.points ?? []];
    expect(b.at(-1)?.load).toBeLessThan(10);
    expect(c.at(-1)?.load).toBeLessThan(9.5 * 1.001);
    for (const points of [b, c])
      for (const [i, p] of points.entries()) expect(p.latency).toBeGreaterThan(points[i - 1]?.latency ?? 0);
    expect(answer?.table.some((r) => r.note === "bare metal meets the limit up to here")).toBe(true);
  });

  test("says that pooling hides the overhead, and that a time is no share of the bill", () => {
    const { answer, question } = ask({ slo: "2 s", service: "100", added: "3 ms" });
    const notes = plain(question && answer && modelNotes(question, answer).join(" "));
    const said = /with 1, 8 and 64 such servers .* costs ([\d.]+) %, ([\d.]+) % and ([\d.]+) % of the load/.exec(notes);
    const [one = 0, eight = 0, many = 0] = (said ?? []).slice(1).map(Number);
    expect(one).toBeGreaterThan(eight);
    expect(eight).toBeGreaterThan(many);
    expect(notes).toContain("The added 3 ms is a time, not a percentage of the bill");
    expect(notes).toContain("large language models");
  });
});

describe("what stands in the fields already", () => {
  test("is the headline's overhead with its interval, which stays measured when the form sends it back", () => {
    const from = compared((s, w) => [throughput(s, w)]);
    const offered = capacityFields(NO_CAPACITY, capacityOffers(from)).lost;
    expect(offered).toMatchObject({ text: "5", grade: "measured" });
    expect(offered.low).toBeLessThan(0.05);
    expect(capacityFields({ ...NO_CAPACITY, lost: "5" }, capacityOffers(from)).lost).toEqual(offered);
    expect(capacityFields({ ...NO_CAPACITY, lost: "6" }, capacityOffers(from)).lost).toMatchObject({
      grade: "entered",
    });
  });

  test("is a measured latency as the service time, and only what the overhead leaves of its difference", () => {
    const latency = (more: number) => (side: string, w: number) => [
      throughput(side, w),
      { metric: "time-to-first-token", median: (side === "baseline" ? 0.1 : 0.1 / 0.95 + more) * w, n: 500 },
    ];
    const slower = capacityOffers(compared(latency(0)));
    expect(slower.service).toMatchObject({ text: "100", grade: "measured" });
    expect(slower.service?.source).toContain("time to first token");
    expect(slower.added).toMatchObject({ value: 0, text: "0" });
    const { added } = capacityOffers(compared(latency(0.004)));
    expect(added.value).toBeCloseTo(0.004, 4);
    expect(plain(added.source)).toMatch(/less the 5\.26\d ms that the overhead explains/);
  });

  test("is no overhead that is withheld", () => {
    const { overhead, withheld } = capacityOffers(
      compared((side, w) => [{ ...throughput(side, w), noVerdict: "Result is : INVALID" }]),
    );
    expect(overhead).toBeNull();
    expect(withheld).toContain("withheld");
  });

  test("an assumption is graded as an example and weakens the answer", () => {
    const { answer } = ask({ slo: "2 s", service: "100" });
    expect([answer?.grade, answer?.weakestInput]).toEqual(["example", "the servers"]);
    expect(ask({ slo: "2 s", service: "100", servers: "8", added: "1" }).answer?.grade).toBe("entered");
  });
});

describe("a sweep of loads", () => {
  const from = compared((s, w) => swept(s, w));

  test("is found among the rows whatever the length of each test, for p99 and for the median", () => {
    const sweeps = sweepsOf(from.rows);
    expect(sweeps.map((s) => [s.quantile, s.points.map((p) => p.load)])).toEqual([
      [0.5, [2, 4, 6, 8]],
      [0.99, [2, 4, 6, 8]],
    ]);
    expect(sweepFor(sweeps, 0.99, null)?.by).toBe("rate");
    expect(sweepFor(sweeps, 0.95, null)).toBeNull();
  });

  test("answers by what was measured, with an interval from five runs a load", () => {
    // Golden: 6.33 at 2 s on bare metal; the candidate crosses 2 s between 4 (1.2) and 6 (2.4): 4 + 2*0.8/1.2 = 5.33.
    const sweep = sweepFor(sweepsOf(from.rows), 0.99, null);
    const answer = sweep && measuredAnswer(sweep, 2, "measured");
    expect(valueOf(answer?.loss ?? { state: "never", reason: "" })).toBeCloseTo(1 - 16 / 19, 3);
    expect(plain(answer?.sentence)).toMatch(
      /^At p99 whole request ≤ 2 s the virtualized side serves 15\.\d+ % fewer requests \(15\.\d+ to 15\.\d+ %\): 5\.33\d? against 6\.33\d? a second\.$/,
    );
    expect(answer?.table.filter((r) => r.note.includes("interpolated"))).toHaveLength(2);
  });

  test("is none where its rows may not be compared, and one again where somebody set that aside", () => {
    const blocked = sweptOffering({}, "NVIDIA H100");
    expect(blocked.rows.every((row) => row.overhead !== null && row.verdict === "not-comparable")).toBe(true);
    expect(sweepsOf(blocked.rows)).toEqual([]);
    expect(capacityOffers(blocked)).toMatchObject({ service: null, overhead: null });
    const lifted = sweptOffering({}, "NVIDIA H100", [{ rule: "E01", ...reason }]);
    expect(sweepFor(sweepsOf(lifted.rows), 0.99, null)).toMatchObject({ onReason: true });
  });

  test("waits for the answer to a question, and takes it", () => {
    const open = { noVerdict: "The tool refused it." };
    expect(sweepsOf(sweptOffering(open, "NVIDIA H200").rows)).toEqual([]);
    const answered = sweptOffering(open, "NVIDIA H200", [{ rule: "no-verdict", ...reason }]);
    expect(sweepFor(sweepsOf(answered.rows), 0.99, null)?.points).toHaveLength(4);
    expect(capacityOffers(answered)).toMatchObject({ service: { grade: "claimed" } });
  });

  test("at a chosen rate offers no overhead of its throughput, which repeats the rate", () => {
    const load = { limited: true, target: 4, reason: "request rate fixed" };
    const offers = capacityOffers(compared((side, w) => [{ ...throughput(side, w), load }]));
    expect(offers.overhead).toBeNull();
  });

  test("whose first load fails is infeasible, and one that never fails is a lower bound", () => {
    const sweep = sweepFor(sweepsOf(from.rows), 0.99, null);
    const at = (limit: number) => plain(sweep && measuredAnswer(sweep, limit, "measured").sentence);
    expect(at(0.5)).toContain("infeasible on both sides");
    expect(at(0.85)).toContain("infeasible on the virtualized side");
    expect(at(5)).toMatch(/carries at least [\d.]+ % fewer requests: 7\.\d+ against at least 8 a second/);
    expect(at(9)).toContain("the loss is not known: measure beyond 8 requests a second");
  });

  test("by requests in flight is read as the work done at the limit", () => {
    const flight = compared((side, w) =>
      [1, 2, 4].flatMap((n): MadeRow[] => {
        const params = { max_concurrency: n };
        const slow = side === "baseline" ? 1 : 1.25;
        return [
          { metric: "request-latency", params, median: 0.1 * n * slow * w, p99: 0.2 * n * slow * w, n: 500 },
          { metric: "request-throughput", params, value: (n * 10) / slow / w },
        ];
      }),
    );
    const sweep = sweepFor(sweepsOf(flight.rows), 0.99, null);
    // p99 <= 0.6 s: bare metal at 3 in flight, 30 requests/s; the candidate at 2.4, 24 / 1.25 = 19.2.
    const answer = sweep && measuredAnswer(sweep, 0.6, "measured");
    expect(plain(answer?.sentence)).toMatch(/36 % fewer requests|36\.0 % fewer requests/);
    expect(answer?.baseline.crossing).toBeCloseTo(3, 2);
  });
});
