"use client";

import { useQueries } from "@tanstack/react-query";
import { type FromComparison, type Measured, type Unmeasured, sourceKey } from "@/lib/view/measured-source";

export type LookUp = (source: FromComparison) => Promise<Measured | Unmeasured>;
export type Found = Measured | Unmeasured | "asking";

/** What each comparison source came to: those the page brought at once, others as soon as the server has compared. */
export function useMeasured(
  sources: readonly FromComparison[],
  brought: Readonly<Record<string, Measured | Unmeasured>>,
  lookUp: LookUp,
): (source: FromComparison) => Found {
  const asked = [...new Map(sources.map((s) => [sourceKey(s), s])).entries()].filter(
    ([key]) => !Object.hasOwn(brought, key),
  );
  const answers = useQueries({
    queries: asked.map(([key, source]) => ({
      queryKey: ["measured", key],
      queryFn: () => lookUp(source),
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
  return (source) => found.get(sourceKey(source)) ?? "asking";
}
