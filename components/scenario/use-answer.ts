"use client";

import { useDeferredValue, useMemo, useState } from "react";
import { resolveOverhead } from "@/lib/core/cost/resolve";
import type { Scenario } from "@/lib/core/cost/scenario";
import { project } from "@/lib/core/projection/project";
import type { Profile } from "@/lib/core/overhead/profiles";
import type { ResolvedOverhead } from "@/lib/core/overhead/resolved-overhead";
import type { Projection } from "@/lib/core/projection/projection";
import { type FromComparison, overheadOf } from "@/lib/view/measured-source";
import type { Found } from "./use-measured";

export interface Answer {
  scenario: Scenario;
  projection: Projection;
}

/** Computes an answer, or says what is missing. */
export function answerTo(
  scenario: Scenario,
  found: (source: FromComparison, profile: Profile) => Found,
): Answer | "asking" | { reason: string } {
  const overheads: ResolvedOverhead[] = [];
  for (const { overhead, profile } of scenario.segments) {
    if (overhead.source !== "comparison") {
      overheads.push(resolveOverhead(overhead, profile));
      continue;
    }
    const measured = found(overhead, profile);
    if (measured === "asking") return "asking";
    if ("reason" in measured) return { reason: measured.reason };
    overheads.push(overheadOf(measured));
  }
  return { scenario, projection: project(scenario, overheads) };
}

/**
 * The answer to what is typed, computed here as soon as it can be read; until then the last good one stays and says so.
 * Typing goes before computing: a slow machine shows "updating" rather than a late letter.
 */
export function useAnswer(
  scenario: Scenario | null,
  found: (source: FromComparison, profile: Profile) => Found,
  foundKey: string,
) {
  const asked = useDeferredValue(scenario);
  const now = useMemo(
    () => (asked ? answerTo(asked, found) : null),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `found` is new every time; its content is `foundKey`
    [asked, foundKey],
  );
  const good = now !== null && now !== "asking" && "projection" in now ? now : null;
  const [last, setLast] = useState<Answer | null>(good);
  if (good && good !== last) setLast(good);
  const state: "value" | "updating" | "kept" =
    scenario === null || (now !== null && now !== "asking" && "reason" in now)
      ? "kept"
      : now === "asking" || asked !== scenario
        ? "updating"
        : "value";
  return {
    answer: good ?? last,
    state,
    reason: now !== null && now !== "asking" && "reason" in now ? now.reason : null,
  };
}
