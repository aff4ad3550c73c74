import { DataTable, Td, Th } from "@/components/ui/data-table";
import { CommandLine } from "@/components/ui/command-line";
import type { ConfigurationLoss } from "@/lib/core/evidence/configuration-losses";
import { formatInterval, formatPercent } from "@/lib/view/format";
import { CONFIGURATION_RULES } from "@/lib/core/overhead/configuration-rules";
import { Fold } from "./fold";
import { RowLinks } from "./row-links";

/** What to check before anybody moves: cause, loss seen, fix, and what was left after it. */
export function ConfigurationChecklist({ losses }: { losses: readonly ConfigurationLoss[] }) {
  return (
    <DataTable label="Losses that configuration causes" stickyFirst roomy>
      <thead>
        <tr>
          <Th>Cause, and what mends it</Th>
          <Th num>Lost before</Th>
          <Th num>After the fix</Th>
        </tr>
      </thead>
      <tbody>
        {losses.map((l) => (
          <tr key={l.id}>
            <Th scope="row" className="min-w-36">
              <span className="font-medium">{l.cause}</span>
              <span className="block type-table font-normal text-ink2">Fix: {l.fix}.</span>
              <span className="block type-note font-normal text-ink3">
                {l.note} <RowLinks rows={l.rows} />
              </span>
              <Checks rules={l.rules} />
            </Th>
            <Td num className="whitespace-nowrap">
              <Ends of={l.before} words={l.said?.before} />
            </Td>
            <Td num className="font-semibold whitespace-nowrap">
              <Ends of={l.after} words={l.said?.after} />
            </Td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

/** The commands that show whether it is so here. */
function Checks({ rules }: { rules: readonly string[] }) {
  const checks = CONFIGURATION_RULES.filter((r) => rules.includes(r.id)).flatMap((r) => r.checks);
  if (checks.length === 0) return null;
  return (
    <Fold label="How to check" quiet>
      <ul className="grid max-w-[46rem] gap-3 pb-2 font-normal">
        {checks.map((c) => (
          <li key={c.command} className="grid min-w-0 gap-1 type-note text-ink2">
            <span>
              {c.what}, on the {c.on}
            </span>
            <CommandLine command={c.command} />
          </li>
        ))}
      </ul>
    </Fold>
  );
}

function Ends({ of, words = "not known" }: { of: ConfigurationLoss["before"]; words?: string | undefined }) {
  if (!of) return <span className="font-normal text-ink2">{words}</span>;
  if (of.low === of.high) return formatPercent(of.low, { decimals: 1 });
  return formatInterval(of.low, of.high);
}
