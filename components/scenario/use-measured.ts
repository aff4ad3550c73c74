"use client";

import { useQueries } from "@tanstack/react-query";
import type { Profile } from "@/lib/core/overhead/profiles";
import { type FromComparison, type Measured, type Unmeasured, sourceKey } from "@/lib/view/measured-source";

/** A source with the profile whose time shares weigh its axes. */
export interface AskedSource {
  source: FromComparison;
  profile: Profile;
}
export type LookUp = (source: FromComparison, profile: Profile) => Promise<Measured | Unmeasured>;
export type Found = Measured | Unmeasured | "asking";

/** What each comparison source came to: those the page brought at once, others as soon as the server has compared. */
export function useMeasured(
  sources: readonly AskedSource[],
  brought: Readonly<Record<string, Measured | Unmeasured>>,
  lookUp: LookUp,
): (source: FromComparison, profile: Profile) => Found {
  const asked = [...new Map(sources.map((s) => [sourceKey(s.source, s.profile), s])).entries()].filter(
    ([key]) => !Object.hasOwn(brought, key),
  );
  const answers = useQueries({
    queries: asked.map(([key, { source, profile }]) => ({
      queryKey: ["measured", key],
      queryFn: () => lookUp(source, profile),
      staleTime: Number.POSITIVE_INFINITY,
      retry: 1,
    })),
  });
  const found = new Map<string, Found>(Object.entries(brought));
  asked.forEach(([key], i) => {
    const answer = answers[i];
    found.set(
      key,
      answer?.data ??
        (answer?.isError ? { reason: "The comparison could not be looked up: the server did not answer." } : "asking"),
    );
  });
  return (source, profile) => found.get(sourceKey(source, profile)) ?? "asking";
}
