import { Button } from "@/components/ui/button";
import { DataTable, Td, Th } from "@/components/ui/data-table";
import { TextField } from "@/components/ui/field";
import { Sheet } from "@/components/ui/sheet";
import { SideMark } from "@/components/ui/side-mark";
import { StateIcon } from "@/components/ui/state-icon";
import type { Finding } from "@/lib/core/comparison/comparison";
import { conditionGroups, isBlocking } from "@/lib/view/condition-groups";
import { countOf, listed } from "@/lib/view/counts";
import type { SideHeads } from "@/lib/view/side-heads";
import { unbroken } from "@/lib/view/unbroken";
import { SearchField } from "./search-field";

interface Props {
  findings: readonly Finding[];
  heads: SideHeads;
  /** Takes `search`, `rule` and `reason`, and answers with the comparison made despite that block. */
  override: (form: FormData) => Promise<void>;
}

const TONE = { pass: "text-ok", warn: "text-warn", block: "text-block" } as const;

function stateOf(f: Finding): { level: Finding["level"]; word: string } {
  if (f.overridden) return { level: "warn", word: "set aside" };
  if (f.level === "block") return { level: "block", word: "blocks" };
  if (f.level === "pass") return { level: "pass", word: "alike" };
  return { level: "warn", word: f.rule.endsWith("-unknown") ? "unknown" : "differs" };
}

/** The environment diff: what differs first, then what nobody knows, and what is alike folded away. */
export function ConditionTable({ findings, heads, override }: Props) {
  const { changed, unknown, unsaid, alike } = conditionGroups(findings);
  const told = [...changed, ...unknown];
  return (
    <Sheet
      id="conditions"
      title="What else differs between the sides"
      note="Unknown never counts as alike."
      className="scroll-mt-20"
    >
      {told.length > 0 ? (
        <Conditions label="Conditions that differ or are not known" findings={told} heads={heads} />
      ) : (
        <p className="type-table text-ink2">
          {findings.length > 0 ? "Nothing that is known differs." : "No conditions could be checked."}
        </p>
      )}
      {unsaid.length > 0 ? (
        <p className="mt-4 flex gap-2 type-table text-warn">
          <span className="flex h-5 items-center">
            <StateIcon state="warn" />
          </span>
          <span className="measure">
            Unknown on both sides, so each may differ: {listed(unsaid.map((f) => f.field))}.
          </span>
        </p>
      ) : null}
      {alike.length > 0 ? (
        <details className="mt-4">
          <summary className="inline-flex min-h-6 items-center type-table text-ink2 underline underline-offset-3 hover:text-ink">
            {countOf(alike.length, "condition is", "conditions are")} alike
          </summary>
          <div className="mt-2">
            <Conditions label="Conditions that are alike" findings={alike} heads={heads} />
          </div>
        </details>
      ) : null}
      {changed
        .filter((f) => isBlocking(f) && f.id !== "E03")
        .map((f) => (
          <form
            key={`${f.rule} ${f.baseline} ${f.candidate}`}
            action={override}
            className="mt-4 grid items-end gap-3 border-t border-line pt-4 screen-only sm:grid-cols-[minmax(0,1fr)_auto]"
          >
            <SearchField />
            <input type="hidden" name="rule" value={f.rule} />
            <TextField
              id={`despite-${f.rule}`}
              name="reason"
              required
              maxLength={500}
              label={`Compare all the same, although ${f.field} blocks, because`}
              hint="The reason is printed with every result, and the grade is then Claimed at best."
            />
            <Button type="submit" className="sm:mb-[1.4rem] sm:min-h-9!">
              Set this block aside
            </Button>
          </form>
        ))}
    </Sheet>
  );
}

function Conditions({ label, findings, heads }: { label: string; findings: readonly Finding[]; heads: SideHeads }) {
  return (
    <DataTable label={label} stickyFirst className="max-sm:[&_tr>*:first-child]:static">
      <thead className="max-sm:sr-only">
        <tr>
          <Th>Condition</Th>
          <Th>State</Th>
          <Th>{heads.baseline}</Th>
          <Th>{heads.candidate}</Th>
          <Th className="max-sm:hidden">What it means</Th>
        </tr>
      </thead>
      <tbody>
        {findings.map((f) => {
          const { level, word } = stateOf(f);
          const meaning = (
            <>
              {unbroken(f.message)}
              {f.overridden ? <span className="block">Set aside, because: {f.overridden}</span> : null}
            </>
          );
          return (
            <tr key={`${f.rule} ${f.baseline} ${f.candidate}`}>
              <Th scope="row" className="min-w-32 first-letter:uppercase max-sm:min-w-0">
                <span className="inline-block first-letter:uppercase">{f.field}</span>
                <span className="mt-1 grid gap-1 type-note break-words sm:hidden">
                  <span>
                    <SideMark side="baseline" quiet className="me-1.5" />
                    {f.baseline}
                  </span>
                  <span>
                    <SideMark side="candidate" quiet className="me-1.5" />
                    {f.candidate}
                  </span>
                  <span className="text-ink2">{meaning}</span>
                </span>
              </Th>
              <Td className="whitespace-nowrap">
                <span className={`inline-flex items-center gap-1.5 font-medium ${TONE[level]}`}>
                  <StateIcon state={level} />
                  {word}
                </span>
              </Td>
              <Td className="max-w-56 break-words max-sm:hidden">{f.baseline}</Td>
              <Td className="max-w-56 break-words max-sm:hidden">{f.candidate}</Td>
              <Td className="min-w-52 text-ink2 max-sm:hidden">{meaning}</Td>
            </tr>
          );
        })}
      </tbody>
    </DataTable>
  );
}
