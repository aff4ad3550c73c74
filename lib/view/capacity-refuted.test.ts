// A queue model whose tail the files refute, from a comparison's rows to the sentence.
import { describe, expect, test } from "vitest";
import { compare } from "../core/comparison/compare";
import { type MadeRow, madeRun } from "../core/comparison/made-runs";
import { modelAnswer } from "./capacity-answer";
import { capacityFields } from "./capacity-inputs";
import { questionOf } from "./capacity-model";
import { modelNotes } from "./capacity-notes";
import { capacityOffers } from "./capacity-offers";
import { measuredTail } from "./capacity-refuted";
import { type CapacityAsk, NO_CAPACITY } from "./capacity-url";

const plain = (text: string | null | undefined): string => (text ?? "").replaceAll("\u00a0", " ");

/** A median request of 1.7 s; its p99 as given, on both sides. */
function answerTo(
  typed: Partial<CapacityAsk>,
  p99: { baseline: number; candidate: number },
  metric = "request-latency",
) {
  const rows = (side: "baseline" | "candidate", wobble: number): MadeRow[] => [
    { metric: "output-throughput", value: (side === "baseline" ? 1000 : 950) * wobble },
    { metric, params: { concurrency: 32 }, median: 1.7 * wobble, p99: p99[side] * wobble, n: 500 },
  ];
  const side = (name: "baseline" | "candidate") =>
    Array.from({ length: 5 }, (_, i) =>
      madeRun({
        environment: { mode: name === "baseline" ? "bare-metal" : "vm-passthrough", host: "h1" },
        rows: rows(name, 1 + (i - 2) * 1e-5),
      }),
    );
  const compared = { ...compare(side("baseline"), side("candidate")), grade: "measured" as const };
  const ask = { ...NO_CAPACITY, ...typed };
  const offers = capacityOffers(compared);
  const fields = capacityFields(ask, offers);
  const { question } = questionOf("mmc", Number(ask.tail) / 100, fields);
  if (!question) throw new Error("nothing to ask");
  const answer = modelAnswer(
    question,
    fields,
    ask.tail,
    measuredTail(compared.rows, question.quantile, fields.service.source === null ? null : offers.service),
  );
  return { answer, notes: modelNotes(question, answer).join(" ") };
}

describe("a tail that the files measured", () => {
  // With nobody waiting, p99 of an exponential service time of 1.7 s is 1.7 ln 100 = 7.83 s.
  const short = { baseline: 1.737, candidate: 1.788 };

  test("shorter than the model's is said, with no verdict and no percentage", () => {
    const { answer, notes } = answerTo({ slo: "2 s" }, short);
    expect(plain(answer.sentence)).toBe(
      "The files measured p99 1.74 s on bare metal and 1.79 s virtualized; the model's tail is longer than that even with no load (7.83 s), so it says nothing of this limit. As measured, both sides met the limit.",
    );
    expect([answer.loss, answer.told, answer.baseline.crossing, answer.candidate.crossing]).toEqual(
      Array(4).fill(null),
    );
    expect(notes).not.toMatch(/Pooling|In money/);
  });

  test("refutes the model for a looser limit too, and where no limit was given", () => {
    expect(answerTo({ slo: "20 s" }, short).answer.loss).toBeNull();
    const none = answerTo({}, short);
    expect(none.answer.sentence).toBeNull();
    expect(none.notes).toContain("it says nothing of a limit on it");
    expect(plain(answerTo({ slo: "1 s" }, short).answer.sentence)).toMatch(/so it says nothing of this limit\.$/);
  });

  test("of the first token speaks of a service time read from it, and not of one that was typed", () => {
    expect(answerTo({ slo: "2 s" }, short, "time-to-first-token").answer.refuted).not.toBeNull();
    expect(answerTo({ slo: "2 s", service: "1.8 s" }, short, "time-to-first-token").answer.refuted).toBeNull();
    expect(answerTo({ slo: "2 s", service: "1.8 s" }, short).answer.refuted).not.toBeNull();
  });

  test("longer than the model's leaves it standing, and another quantile says nothing", () => {
    const long = { baseline: 9, candidate: 9.8 };
    expect(answerTo({ slo: "20 s" }, long).answer.loss).toMatchObject({ state: "ok" });
    expect(answerTo({ slo: "20 s", tail: "95" }, short).answer.refuted).toBeNull();
  });
});

test("a model's figure is never measured, even where every input was", () => {
  const { answer } = answerTo({ slo: "20 s" }, { baseline: 9, candidate: 9.8 });
  expect(answer).toMatchObject({ grade: null, measured: false });
});
