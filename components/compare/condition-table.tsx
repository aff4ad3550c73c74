import { Button } from "@/components/ui/button";
import { DataTable, Td, Th } from "@/components/ui/data-table";
import { TextField } from "@/components/ui/field";
import { Sheet } from "@/components/ui/sheet";
import { StateIcon } from "@/components/ui/state-icon";
import type { Finding } from "@/lib/core/comparison/comparison";

interface Props {
  findings: readonly Finding[];
  /** Takes `rule` and `reason`, and answers with the comparison made despite that block. */
  override: (form: FormData) => Promise<void>;
}

const WORD = { pass: "alike", warn: "look", block: "blocks" } as const;
const TONE = { pass: "text-ok", warn: "text-warn", block: "text-block" } as const;

/** The environment diff: what blocks first, then what differs or is unknown, then what is alike. */
export function ConditionTable({ findings, override }: Props) {
  const blocks = findings.filter((f) => f.level === "block" && !f.overridden);
  return (
    <Sheet
      id="conditions"
      title="What else differs between the sides"
      note="Unknown never counts as alike."
      className="scroll-mt-20"
    >
      <DataTable label="Conditions of both sides" stickyFirst>
        <thead>
          <tr>
            <Th>Condition</Th>
            <Th>State</Th>
            <Th>Bare metal</Th>
            <Th>Virtualized</Th>
            <Th>What it means</Th>
          </tr>
        </thead>
        <tbody>
          {findings.map((f) => {
            const level = f.overridden ? "warn" : f.level;
            return (
              <tr key={`${f.rule} ${f.baseline} ${f.candidate}`}>
                <Th scope="row" className="min-w-32 first-letter:uppercase">
                  {f.field}
                </Th>
                <Td className="whitespace-nowrap">
                  <span className={`inline-flex items-center gap-1.5 font-medium ${TONE[level]}`}>
                    <StateIcon state={level} />
                    {f.overridden ? "set aside" : WORD[level]}
                  </span>
                </Td>
                <Td className="max-w-56 break-words">{f.baseline}</Td>
                <Td className="max-w-56 break-words">{f.candidate}</Td>
                <Td className="min-w-52 text-ink2">
                  {f.message}
                  {f.overridden ? <span className="block">Set aside, because: {f.overridden}</span> : null}
                </Td>
              </tr>
            );
          })}
        </tbody>
      </DataTable>
      {blocks
        .filter((f) => f.id !== "E03")
        .map((f) => (
          <form
            key={f.rule}
            action={override}
            className="mt-4 grid items-end gap-3 border-t border-line pt-4 screen-only sm:grid-cols-[minmax(0,1fr)_auto]"
          >
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
