import { FindingChip } from "@/components/ui/notice";
import type { Finding } from "@/lib/core/comparison/comparison";
import { countOf, listed } from "@/lib/view/counts";

const SHOWN = 4;

/** Conditions in one line: how many are alike, what differs, what nobody knows. The whole list stands further down. */
export function ConditionChips({ findings }: { findings: readonly Finding[] }) {
  const alike = findings.filter((f) => f.level === "pass");
  const unknown = findings.filter((f) => f.level === "warn" && f.rule.endsWith("-unknown"));
  const told = findings.filter((f) => f.level !== "pass" && !unknown.includes(f));
  return (
    <div className="mt-4 flex flex-wrap items-center gap-2">
      {alike.length > 0 ? (
        <FindingChip level="pass">
          {alike.length} of {countOf(findings.length, "condition")} alike
        </FindingChip>
      ) : null}
      {told.slice(0, SHOWN).map((f) => (
        <FindingChip key={`${f.rule} ${f.baseline} ${f.candidate}`} level={f.overridden ? "warn" : f.level}>
          {f.field} {f.baseline} against {f.candidate}
          {f.overridden ? ", set aside" : ""}
        </FindingChip>
      ))}
      {told.length > SHOWN ? <FindingChip level="warn">{told.length - SHOWN} more</FindingChip> : null}
      {unknown.length > 0 ? (
        <FindingChip level="warn">not known: {listed(unknown.map((f) => f.field))}</FindingChip>
      ) : null}
      <a href="#conditions" className="link inline-flex min-h-6 items-center px-1 type-note">
        All conditions
      </a>
    </div>
  );
}
