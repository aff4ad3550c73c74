"use client";

import type { Route } from "next";
import { useSearchParams } from "next/navigation";
import { Link } from "@/components/ui/link";
import { compareHref, fromSearch } from "@/lib/view/compare-url";

/** Takes a repeat in again: the address as it is, without that exclusion. */
export function PutBack({ runId, metric }: { runId: string; metric: string | undefined }) {
  const { state } = fromSearch(new URLSearchParams(useSearchParams().toString()));
  const exclusions = state.exclusions.filter((x) => x.runId !== runId || x.metric !== metric);
  if (exclusions.length === state.exclusions.length) return null;
  return (
    <Link href={compareHref({ ...state, exclusions }) as Route} className="link screen-only" scroll={false}>
      Put back
    </Link>
  );
}
