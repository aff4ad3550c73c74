"use client";

import { useSearchParams } from "next/navigation";
import { useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import { LinkButton } from "@/components/ui/button";
import { readWords } from "@/components/ui/words";
import { answerTo } from "./calculator-answer";
import { FanFigure, ThreeAnswersFigure } from "./calculator-charts";
import { CalculatorForm } from "./calculator-form";
import { ask } from "./calculator-question";
import { CalculatorResult, spokenOf } from "./calculator-result";
import { openingOf } from "./calculator-sentences";
import { type CalculatorState, writeState } from "./calculator-state";
import { LoadSample } from "./load-sample";

const SPEAK_AFTER = 500;

interface Props {
  initial: CalculatorState;
  /** The month the calculator starts in, "2026-11": the page may call the clock, this may not. */
  start: string;
}

/** The question and its answer: the core runs here, on every key stroke, and on the server for the first paint. */
export function Calculator({ initial, start }: Props) {
  const [typed, setTyped] = useState(initial);
  const [good, setGood] = useState(() => ask(initial).question);
  const words = readWords(useSearchParams().get("words"), "/");
  const state = useMemo((): CalculatorState => ({ ...typed, words: words === "fin" ? null : words }), [typed, words]);
  const asked = ask(state, good);
  const question = useDeferredValue(asked.question);
  const answer = useMemo(() => answerTo(question), [question]);
  const spoken = useSpoken(spokenOf(answer, words));

  function change(part: Partial<CalculatorState>) {
    const next = { ...state, ...part };
    setTyped(next);
    setGood(ask(next, good).question);
    window.history.replaceState(null, "", writeState(next));
  }

  return (
    <>
      <p className="mt-2 max-w-[44rem] type-verdict">{openingOf(answer)}</p>
      <div className="mt-8 grid grid-cols-[minmax(0,1fr)] gap-x-10 gap-y-8 lg:grid-cols-[20rem_minmax(0,1fr)]">
        <div className="grid content-start gap-6">
          <div className="order-2 lg:order-1">
            <CalculatorForm state={state} notes={asked.notes} onChange={change} />
          </div>
          <div className="order-1 lg:order-2 lg:border-t lg:border-line lg:pt-5">
            <CalculatorResult answer={answer} words={words} kept={asked.kept} />
          </div>
          <div className="order-3 grid gap-3 screen-only">
            <LoadSample variant="primary" />
            <LinkButton href="/upload">Use my files</LinkButton>
          </div>
          <p aria-live="polite" className="sr-only">
            {spoken}
          </p>
        </div>
        <div className="grid grid-cols-[minmax(0,1fr)] content-start gap-6">
          <ThreeAnswersFigure answer={answer} state={state} onPick={(id) => change({ preset: id })} />
          <FanFigure answer={answer} start={start} />
        </div>
      </div>
    </>
  );
}

/** The text, once it has stood still; nothing at first, because the page itself has just been read. */
function useSpoken(text: string): string {
  const [spoken, setSpoken] = useState("");
  const first = useRef(text);
  useEffect(() => {
    if (text === first.current) return;
    first.current = "";
    const timer = setTimeout(() => setSpoken(text), SPEAK_AFTER);
    return () => clearTimeout(timer);
  }, [text]);
  return spoken;
}
