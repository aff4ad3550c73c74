import type { Metadata, Route } from "next";
import { headers } from "next/headers";
import { Link } from "@/components/ui/link";
import { notFound } from "next/navigation";
import { EnvironmentSheet } from "@/components/runs/environment-sheet";
import { FileFacts } from "@/components/runs/file-facts";
import { LabelCheck } from "@/components/runs/label-check";
import { MeasurementTable } from "@/components/runs/measurement-table";
import { RunWarnings } from "@/components/runs/run-warnings";
import { SampleCharts } from "@/components/runs/sample-charts";
import { Button, LinkButton } from "@/components/ui/button";
import { GradeBadge } from "@/components/ui/grade-badge";
import { Page } from "@/components/ui/page";
import { SideMark } from "@/components/ui/side-mark";
import { isLabelFinding } from "@/lib/core/run/label-findings";
import { modeOf, strongestMode } from "@/lib/core/run/mode-signs";
import { whoSays } from "@/lib/core/run/who-says";
import { type Owner, ownerOf } from "@/lib/server/access";
import type { RunDetail } from "@/lib/server/run-rows";
import { measuredBy } from "@/lib/server/measurement-rows";
import { runSamples } from "@/lib/server/run-samples";
import { getRun, listRuns } from "@/lib/server/runs";
import { compareHref } from "@/lib/view/compare-url";
import { countOf } from "@/lib/view/counts";
import { SIDE_WORDS, type SideName, gpuWords, modeWord, sideOf } from "@/lib/view/modes";
import { groupName, groupRuns, matches, runName } from "@/lib/view/run-groups";
import { editEnvironment, keepLabel, relabel, removeAndLeave } from "../actions";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const run = await getRun(await ownerOf(await headers()), (await params).id);
  return { title: run ? runName(run) : "Not found" };
}

/** The measurement the address names, else the first that has a distribution to show. */
function chosenOrdinal(run: RunDetail, metric: string | string[] | undefined): number {
  const named = typeof metric === "string" && /^\d{1,6}$/.test(metric) ? Number(metric) : -1;
  const found = run.measurements.find((m) => m.ordinal === named) ?? run.measurements.find((m) => (m.n ?? 0) > 1);
  return (found ?? run.measurements[0])?.ordinal ?? 0;
}

const otherSide = (side: SideName): SideName => (side === "baseline" ? "candidate" : "baseline");

/** This run with its repeats against the group of the other side that matches best, and the runners-up. */
async function offersFor(owner: Owner, run: RunDetail) {
  const { items } = await listRuns(owner, { format: run.format.id, limit: 200 });
  const measured = await measuredBy(owner.workspaceId, [run.id, ...items.map((r) => r.id)]);
  const own = groupRuns(items, measured)
    .find((g) => g.runs.some((r) => r.id === run.id))
    ?.runs.map((r) => r.id) ?? [run.id];
  const side = sideOf(run.environment.mode);
  return matches([run], otherSide(side), items, measured)
    .slice(0, 5)
    .map((group) => {
      const theirs = group.runs.map((r) => r.id);
      const [first] = group.runs;
      return {
        key: group.key,
        href: compareHref(
          side === "baseline" ? { baseline: own, candidate: theirs } : { baseline: theirs, candidate: own },
        ),
        name: groupName(group.runs),
        words: first ? [modeWord(first.environment.mode), gpuWords(first.environment)].filter(Boolean).join(", ") : "",
        runs: `${own.length} v ${countOf(theirs.length, "run")}`,
      };
    });
}

export default async function RunPage({ params, searchParams }: Props) {
  const owner = await ownerOf(await headers());
  const run = await getRun(owner, (await params).id);
  if (!run) notFound();
  const ordinal = chosenOrdinal(run, (await searchParams).metric);
  const chosen = run.measurements.find((m) => m.ordinal === ordinal);
  const [samples, offers] = await Promise.all([runSamples(owner, run.id, ordinal), offersFor(owner, run)]);
  const { environment } = run;
  const side = sideOf(environment.mode);
  const saying = whoSays("mode", run);
  const sign = saying?.supporting[0] ?? saying?.against[0];
  const findings = run.warnings.filter((w) => isLabelFinding(w.code));
  const seen = strongestMode((saying?.against ?? []).map((s) => modeOf(s) ?? undefined)) ?? null;
  const [best, ...rest] = offers;
  const base = `/runs/${run.id}`;

  return (
    <Page
      above={
        <Link href="/runs" className="link type-note">
          All runs
        </Link>
      }
      title={runName(run)}
      lead={
        <>
          {[run.format.label, run.tool.version && `version ${run.tool.version}`].filter(Boolean).join(", ")}
          {gpuWords(environment) ? ` on ${gpuWords(environment)}` : ""}: {countOf(run.measurements.length, "figure")}
          {run.samples > 0 ? ` from ${countOf(run.samples, "stored value")}` : ", summaries only"}.
        </>
      }
      actions={
        best ? (
          <LinkButton variant="primary" href={best.href as Route}>
            Compare with {best.name}, {best.runs}
          </LinkButton>
        ) : (
          <LinkButton variant="primary" href={compareHref({ [side]: [run.id] }) as Route}>
            Compare with…
          </LinkButton>
        )
      }
    >
      <div className="mt-4 flex flex-wrap items-center gap-x-4 gap-y-2 type-table">
        <SideMark
          side={side}
          word={modeWord(environment.mode)}
          unverified={saying?.supporting.length === 0 && !run.grade}
        />
        {run.grade ? <GradeBadge grade={run.grade} suffix="sample, not yours" /> : <GradeBadge grade="measured" />}
        <span className="min-w-0 text-ink2">
          {sign ? (
            <>
              {sign.file ?? "The file"} says: <q className="[overflow-wrap:anywhere]">{sign.text}</q> ({sign.at})
            </>
          ) : (
            `Declared as ${SIDE_WORDS[side]}; no file says anything of its side, so it is not verified.`
          )}
        </span>
      </div>
      {run.source ? <p className="measure mt-2 type-note text-ink2">{run.source}</p> : null}
      <LabelCheck
        findings={findings}
        seen={seen}
        reason={run.reason}
        relabel={relabel.bind(null, run.id)}
        keep={keepLabel.bind(null, run.id)}
      />
      <RunWarnings warnings={run.warnings.filter((w) => !findings.includes(w))} skipped={run.skipped} />
      {chosen ? <SampleCharts measurement={chosen} samples={samples} side={side} /> : null}
      <MeasurementTable measurements={run.measurements} chosen={ordinal} base={base} />
      <div className="mt-6 grid items-start gap-6 lg:grid-cols-2">
        <EnvironmentSheet run={run} action={editEnvironment.bind(null, run.id)} />
        <div className="grid gap-6">
          <FileFacts run={run} />
          {rest.length > 0 ? (
            <section aria-labelledby="offers" className="rounded border border-line bg-surface p-4 sm:p-6">
              <h2 id="offers" className="type-sub">
                Compare with another match
              </h2>
              <ul className="mt-2 grid gap-1 type-table">
                {rest.map((o) => (
                  <li key={o.key}>
                    <Link href={o.href as Route} className="link">
                      {o.name}
                    </Link>{" "}
                    <span className="text-ink2">
                      {o.words}, {o.runs}
                    </span>
                  </li>
                ))}
              </ul>
            </section>
          ) : null}
          <form action={removeAndLeave.bind(null, run.id)} className="screen-only">
            <Button type="submit" variant="danger" size="sm">
              Delete this run
            </Button>
            <p className="mt-1.5 type-note text-ink3">The next page offers to undo it.</p>
          </form>
        </div>
      </div>
    </Page>
  );
}
