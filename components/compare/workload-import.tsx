"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { type ChangeEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { ErrorNote } from "@/components/ui/error-note";
import type { Issue } from "@/lib/core/outcome";
import { type NameMap, USUAL_MAP, sharesOfEntries } from "@/lib/core/overhead/profiler-shares";
import { type ProfilerSummary, readProfilerSummary } from "@/lib/core/overhead/profiler-summary";
import { axisText } from "@/lib/core/overhead/profile-weights";
import type { Profile } from "@/lib/core/overhead/profiles";
import { ProfilerMap } from "./workload-import-map";

interface Props {
  /** Address of the page without time shares. */
  search: string;
  profile: Profile | null;
}

const MOST_BYTES = 20_000_000;

/** Time shares from a profiler's summary. The file stays in the browser: only the shares go into the address. */
export function WorkloadImport({ search, profile }: Props) {
  const router = useRouter();
  const [read, setRead] = useState<{ summary: ProfilerSummary; names: string } | null>(null);
  const [errors, setErrors] = useState<readonly Issue[]>([]);
  const [map, setMap] = useState<NameMap>(USUAL_MAP);

  async function take(event: ChangeEvent<HTMLInputElement>) {
    const files = [...(event.target.files ?? [])];
    if (files.length === 0) return;
    setRead(null);
    setMap(USUAL_MAP);
    const large = files.find((file) => file.size > MOST_BYTES);
    if (large) {
      setErrors([tooLarge(large)]);
      return;
    }
    const texts = await Promise.all(files.map((file) => file.text()));
    const outcome = readProfilerSummary(texts.join("\n\n"));
    setErrors(outcome.ok ? [] : outcome.errors);
    if (outcome.ok) setRead({ summary: outcome.value, names: files.map((f) => f.name).join(", ") });
  }

  function use() {
    if (!read) return;
    const { weights } = sharesOfEntries(read.summary.entries, map);
    const rounded = Object.fromEntries(
      Object.entries(weights).flatMap(([axis, w]) => (w > 0 ? [[axis, Number(w.toPrecision(4))]] : [])),
    );
    const url = new URL(search, window.location.origin);
    url.searchParams.set("w", axisText(rounded));
    if (profile) url.searchParams.set("profile", profile);
    router.push(`${url.pathname}${url.search}#workload` as Route, { scroll: false });
  }

  return (
    <details className="screen-only">
      <summary className="min-h-6 type-note text-ink2 underline underline-offset-3 hover:text-ink">
        Take the time shares from a profiler
      </summary>
      <div className="mt-3 grid gap-4">
        <p className="measure type-note text-ink2">
          The CSV of <code className="type-mono">nsys stats --report cuda_gpu_kern_sum,cuda_gpu_mem_time_sum</code> with{" "}
          <code className="type-mono">--format csv</code>, or PyTorch&rsquo;s key averages as CSV, of a run on bare
          metal. It is read here in the browser and not stored.
        </p>
        <label className="block">
          <span className="mb-1 block type-note text-ink2">Profiler summary (CSV, one or more files)</span>
          <input
            type="file"
            accept=".csv,.txt,.tsv,text/csv,text/plain"
            multiple
            onChange={(event) => void take(event)}
            className="min-h-9 max-w-full type-table text-ink file:me-3 file:min-h-9 file:rounded file:border file:border-control file:bg-surface file:px-3 file:text-ink"
          />
        </label>
        <div aria-live="polite" className="grid gap-4">
          {errors.length > 0 ? (
            <ErrorNote title={errors[0]?.message ?? "The file cannot be read."} faults={errors} />
          ) : null}
          {read ? (
            <>
              <ProfilerMap summary={read.summary} names={read.names} map={map} change={setMap} />
              <Button
                type="button"
                onClick={use}
                className="justify-self-start"
                disabled={!(sharesOfEntries(read.summary.entries, map).seconds > 0)}
              >
                Use these shares
              </Button>
            </>
          ) : null}
        </div>
        <noscript>
          <p className="type-note text-ink2">Without scripts, type the shares into the table above.</p>
        </noscript>
      </div>
    </details>
  );
}

const tooLarge = (file: File): Issue => ({
  code: "profiler-too-large",
  message: `${file.name} is larger than a summary can be.`,
  at: file.name,
  found: `${file.size} bytes`,
  expected: `at most ${MOST_BYTES} bytes`,
  hint: "Take a summary by name, not a trace of every call.",
});
