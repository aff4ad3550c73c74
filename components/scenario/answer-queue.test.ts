import { expect, test } from "vitest";
import { QUICK_TRIALS, TRIALS } from "@/lib/core/projection/monte-carlo";
import type { Projection } from "@/lib/core/projection/projection";
import type { Question } from "./answer-job";
import { AnswerQueue, type Job } from "./answer-queue";

const question = (name: string) => ({ kept: { name }, rate: null, measured: {} }) as unknown as Question;

/** A queue whose worker and clock are moved by hand. */
function byHand() {
  const sent: Job[] = [];
  const shown: [name: string, final: boolean][] = [];
  let rests: (() => void)[] = [];
  const queue = new AnswerQueue({
    send: (job) => sent.push(job),
    show: ({ kept }, _, final) => shown.push([kept.name, final]),
    rest(then) {
      rests.push(then);
      return () => {
        rests = rests.filter((r) => r !== then);
      };
    },
  });
  return {
    queue,
    sent,
    shown,
    names: () => sent.map((j) => [j.question.kept.name, j.trials]),
    answer(job: Job) {
      queue.done({ number: job.number, trials: job.trials, projection: {} as Projection });
    },
    rest() {
      const due = rests;
      rests = [];
      for (const then of due) then();
    },
  };
}

test("a sketch comes at once and the whole figure after a rest", () => {
  const h = byHand();
  h.queue.ask(question("a"));
  h.answer(h.sent[0] as Job);
  h.rest();
  h.answer(h.sent[1] as Job);
  expect(h.names()).toEqual([
    ["a", QUICK_TRIALS],
    ["a", TRIALS],
  ]);
  expect(h.shown).toEqual([
    ["a", false],
    ["a", true],
  ]);
});

test("an answer that is out of date is never shown", () => {
  const h = byHand();
  h.queue.ask(question("a"));
  h.queue.ask(question("b"));
  h.answer(h.sent[0] as Job);
  expect(h.shown).toEqual([]);
  h.answer(h.sent[1] as Job);
  expect(h.shown).toEqual([["b", false]]);
});

test("of the questions that come while one is out only the last is asked", () => {
  const h = byHand();
  for (const name of ["a", "b", "c", "d"]) h.queue.ask(question(name));
  expect(h.names()).toEqual([["a", QUICK_TRIALS]]);
  h.answer(h.sent[0] as Job);
  expect(h.names()).toEqual([
    ["a", QUICK_TRIALS],
    ["d", QUICK_TRIALS],
  ]);
});

test("the figure that stays is the whole one, even where the rest came before the sketch", () => {
  const h = byHand();
  h.queue.ask(question("a"));
  h.rest();
  h.answer(h.sent[0] as Job);
  h.answer(h.sent[1] as Job);
  expect(h.shown.at(-1)).toEqual(["a", true]);
});

test("nothing is shown after the page has gone", () => {
  const h = byHand();
  h.queue.ask(question("a"));
  h.queue.stop();
  h.answer(h.sent[0] as Job);
  h.rest();
  expect(h.shown).toEqual([]);
  expect(h.sent).toHaveLength(1);
});
