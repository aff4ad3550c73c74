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
    <div className="mt-2 grid grid-cols-[minmax(0,1fr)] gap-y-6 lg:grid-cols-[20rem_minmax(0,1fr)_auto] lg:grid-rows-[auto_auto_1fr] lg:gap-x-10">
      <p className="max-w-[44rem] type-verdict lg:col-span-2">{openingOf(answer)}</p>
      <div className="lg:mt-2">
        <CalculatorResult answer={answer} words={words} kept={asked.kept} />
      </div>
      <div className="flex flex-wrap gap-3 screen-only lg:col-start-3 lg:row-start-1 lg:w-52 lg:flex-col">
        <LoadSample variant="primary" className="grow lg:grow-0" />
        <LinkButton href="/upload" className="grow lg:grow-0">
          Use my files
        </LinkButton>
      </div>
      <div className="lg:col-start-1 lg:border-t lg:border-line lg:pt-5">
        <CalculatorForm state={state} notes={asked.notes} onChange={change} />
      </div>
      <p aria-live="polite" className="sr-only">
        {spoken}
      </p>
      <div className="grid grid-cols-[minmax(0,1fr)] content-start gap-6 lg:col-span-2 lg:col-start-2 lg:row-span-2 lg:row-start-2 lg:mt-2">
        <ThreeAnswersFigure answer={answer} state={state} onPick={(id) => change({ preset: id })} />
        <FanFigure answer={answer} start={start} />
      </div>
    </div>
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
