import { GradeBadge, type BadgeGrade } from "@/components/ui/grade-badge";
import { SideMark } from "@/components/ui/side-mark";
import { countOf, listed } from "@/lib/view/counts";
import { type SideName, modeWord } from "@/lib/view/modes";
import { type Listed, runName } from "@/lib/view/run-groups";

interface Props {
  baseline: readonly Listed[];
  candidate: readonly Listed[];
  /** Left out whole, by id. */
  gone: ReadonlySet<string>;
  grade: BadgeGrade;
  isSample: boolean;
}

const SHOWN = 2;

/** What a side is called: its label, or its files. */
export function sideTitle(runs: readonly Listed[]): string {
  const names = [...new Set(runs.map(runName))];
  return names.length > SHOWN ? `${names[0]} and ${names.length - 1} more` : listed(names);
}

function modesOf(runs: readonly Listed[]): string {
  return listed([...new Set(runs.map((r) => modeWord(r.environment.mode)))]);
}

/** Who is compared with whom. */
export function SidesLine({ baseline, candidate, gone, grade, isSample }: Props) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
      <p className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1 type-table">
        <Side side="baseline" runs={baseline} gone={gone} />
        <span className="text-ink3">against</span>
        <Side side="candidate" runs={candidate} gone={gone} />
      </p>
      <GradeBadge grade={grade} suffix={isSample ? "sample, not yours" : undefined} />
    </div>
  );
}

function Side({ side, runs, gone }: { side: SideName; runs: readonly Listed[]; gone: Props["gone"] }) {
  const kept = runs.filter((r) => !gone.has(r.id)).length;
  const count = countOf(runs.length, "run");
  return (
    <span className="flex min-w-0 flex-wrap items-center gap-x-2">
      <SideMark side={side} quiet word={modesOf(runs)} />
      <span className="font-semibold break-all">{sideTitle(runs)}</span>
      <span className="text-ink2">
        {modesOf(runs)}, {kept < runs.length ? `${kept} of ${count}` : count}
      </span>
    </span>
  );
}
