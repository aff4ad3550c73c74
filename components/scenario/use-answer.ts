"use client";

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { Rate, Scenario } from "@/lib/core/cost/scenario";
import type { Profile } from "@/lib/core/overhead/profiles";
import type { Projection } from "@/lib/core/projection/projection";
import type { FromComparison } from "@/lib/view/measured-source";
import { type Question, projectionOf, questionOf, shownScenario } from "./answer-job";
import { AnswerQueue, type Done, type Job } from "./answer-queue";
import type { Found } from "./use-measured";

export interface Answer {
  /** What the answer is of, in the currency it is shown in, and in the one it is kept in. */
  scenario: Scenario;
  kept: Scenario;
  projection: Projection;
}

interface Shown extends Answer {
  question: Question;
  /** Of all trials; a sketch while something is being moved is not. */
  final: boolean;
}

const isQuestion = (asked: ReturnType<typeof questionOf> | null): asked is Question =>
  asked !== null && asked !== "asking" && "measured" in asked;

/** Typing and sliders rest when nothing has come for so long, in milliseconds. */
const REST = 200;

/**
 * The answer to what is typed. The first one is computed here, so that the server's page and this one agree; the others in a
 * worker, or here where there is none. Until an answer has come the last good one stays and says so.
 */
export function useAnswer(
  scenario: Scenario | null,
  rate: Rate | null,
  found: (source: FromComparison, profile: Profile) => Found,
  foundKey: string,
) {
  const asked = useMemo(
    () => (scenario ? questionOf(scenario, rate, found) : null),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `found` is new every time; its content is `foundKey`
    [scenario, rate, foundKey],
  );
  const question = isQuestion(asked) ? asked : null;
  const [shown, setShown] = useState<Shown | null>(() => question && answered(question, projectionOf(question), true));
  const queue = useQueue((...answer) => setShown(answered(...answer)));
  const settled = useRef(question);

  useEffect(() => {
    if (!question || question === settled.current) return;
    settled.current = question;
    queue(question);
  }, [question, queue]);

  const missing = asked !== null && asked !== "asking" && "reason" in asked ? asked.reason : null;
  const state: "value" | "updating" | "kept" =
    scenario === null || missing !== null
      ? "kept"
      : asked === "asking" || !shown?.final || shown.question !== question
        ? "updating"
        : "value";
  return { answer: shown, state, reason: missing };
}

const answered = (question: Question, projection: Projection, final: boolean): Shown => ({
  scenario: shownScenario(question),
  kept: question.kept,
  projection,
  question,
  final,
});

/** Asks a worker that is there as long as the page is; where none can be had, this thread as soon as it is free. */
function useQueue(show: (question: Question, projection: Projection, final: boolean) => void) {
  const latest = useRef(show);
  useEffect(() => {
    latest.current = show;
  });
  const queue = useRef<AnswerQueue | null>(null);
  useEffect(() => {
    // Made by the first question: a page that nobody edits needs none.
    let worker: Worker | null | undefined;
    let out: Job | null = null;
    const made = new AnswerQueue({
      send(job) {
        out = job;
        worker = worker === undefined ? started() : worker;
        if (worker) worker.postMessage(job);
        else setTimeout(here);
      },
      show: (...answer) => latest.current(...answer),
      rest(then) {
        const timer = setTimeout(then, REST);
        return () => clearTimeout(timer);
      },
    });
    const here = () => {
      const job = out;
      if (job) made.done({ ...job, projection: projectionOf(job.question, job.trials) });
    };
    const started = () => {
      const fresh = newWorker();
      fresh?.addEventListener("message", ({ data }: MessageEvent<Done>) => made.done(data));
      // Its script could not be had, or it failed: what it had is computed here, and so is all that follows.
      fresh?.addEventListener("error", () => {
        fresh.terminate();
        worker = null;
        here();
      });
      return fresh;
    };
    queue.current = made;
    return () => {
      made.stop();
      worker?.terminate();
      queue.current = null;
    };
  }, []);
  return useCallback((question: Question) => queue.current?.ask(question), []);
}

function newWorker(): Worker | null {
  try {
    return typeof Worker === "undefined" ? null : new Worker(new URL("./project-worker.ts", import.meta.url));
  } catch {
    return null;
  }
}
