import { FindingChip } from "@/components/ui/notice";
import type { Finding } from "@/lib/core/comparison/comparison";
import { conditionGroups, isBlocking } from "@/lib/view/condition-groups";
import { countOf } from "@/lib/view/counts";

const NAMED = 3;

/** Conditions in one line: how many are alike, differ, block or are not known. The whole list stands further down. */
export function ConditionChips({ findings }: { findings: readonly Finding[] }) {
  if (findings.length === 0) return null;
  const { changed, unknown, unsaid, alike } = conditionGroups(findings);
  const blocks = changed.filter(isBlocking);
  const more = changed.length - NAMED;
  const unsure = unknown.length + unsaid.length;
  return (
    <div className="mt-4 flex flex-wrap items-center gap-2">
      {blocks.length > 0 ? (
        <FindingChip level="block">
          {countOf(blocks.length, "condition blocks", "conditions block")} the comparison
        </FindingChip>
      ) : null}
      {alike.length > 0 ? (
        <FindingChip level="pass">
          {alike.length} of {countOf(findings.length, "condition")} alike
        </FindingChip>
      ) : null}
      {changed.slice(0, NAMED).map((f) => (
        <FindingChip key={`${f.rule} ${f.baseline} ${f.candidate}`} level={f.overridden ? "warn" : f.level}>
          {f.field} {f.baseline} against {f.candidate}
          {f.overridden ? ", set aside" : ""}
        </FindingChip>
      ))}
      {more > 0 ? <FindingChip level="warn">{countOf(more, "more difference")}</FindingChip> : null}
      {unsure > 0 ? <FindingChip level="warn">{unsure} not known</FindingChip> : null}
      <a href="#conditions" className="link inline-flex min-h-6 items-center px-1 type-note">
        All conditions
      </a>
    </div>
  );
}
