import { CommandLine } from "@/components/ui/command-line";
import { StateIcon } from "@/components/ui/state-icon";
import type { Hint } from "@/lib/core/overhead/configuration-hints";
import { waste } from "@/lib/core/cost/waste";
import { CARD, formatMoney, formatPercent, formatPoints } from "@/lib/view/format";
import { unbroken } from "@/lib/view/unbroken";
import { axisName } from "@/lib/view/workload-answer";

interface Props {
  hints: readonly Hint[];
  /** Whether the workload's verdict lets money be told; without it a fix is told in points alone. */
  claims: boolean;
  bill: number;
  currency: string;
}

/** What to look at before anybody moves: each question with its command, what others lost, and what a fix recovers here. */
export function WorkloadHints({ hints, claims, bill, currency }: Props) {
  return (
    <section aria-labelledby="hints-title">
      <h3 id="hints-title" className="type-sub">
        Is it configuration?
      </h3>
      {hints.length === 0 ? (
        <p className="mt-1 measure type-note text-ink2">
          No axis is slow beyond its noise floor, and the environments name no setting that is known to cost anything.
        </p>
      ) : (
        <>
          <p className="mt-1 measure type-note text-ink2">
            These may explain part of it: check them before you compare prices. The figures are what others published.
          </p>
          <ul className="mt-3 grid grid-cols-[minmax(0,1fr)] gap-px overflow-hidden rounded border border-line bg-line">
            {hints.map((hint) => (
              <li key={hint.id} className="bg-surface">
                <HintItem hint={hint} claims={claims} bill={bill} currency={currency} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function HintItem({ hint, claims, bill, currency }: { hint: Hint } & Omit<Props, "hints">) {
  const { recoverable, axis, setting } = hint;
  return (
    <details className="group">
      <summary className="grid min-h-11 gap-x-4 gap-y-0.5 p-3 hover:bg-sunken sm:grid-cols-[minmax(0,1fr)_auto]">
        <span className="min-w-0 type-table font-medium underline-offset-3 group-hover:underline">{hint.title}</span>
        <span className="type-note text-ink2 num sm:text-end">
          {recoverable && claims
            ? `${formatMoney(waste(recoverable.overhead, bill), currency, CARD)} a month`
            : axis
              ? axisName(axis)
              : "Bare metal"}
        </span>
        <span className="flex items-center gap-1.5 type-note text-ink3 sm:col-span-2">
          {setting === "wrong" ? (
            <span className="inline-flex text-warn">
              <StateIcon state="warn" />
            </span>
          ) : null}
          {unbroken(hint.why)}
        </span>
      </summary>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-3 border-t border-line p-3">
        <p className="measure type-note text-ink2">{unbroken(hint.evidence)}</p>
        {recoverable ? (
          <p className="measure type-note text-ink2">
            {unbroken(
              `At the published ${formatPercent(recoverable.after, { decimals: 1 })} this axis would give the workload ${formatPoints(recoverable.overhead)} back${
                claims
                  ? `: ${formatMoney(waste(recoverable.overhead, bill), currency, CARD)} of ${formatMoney(bill, currency)} a month`
                  : ""
              }.`,
            )}
          </p>
        ) : null}
        <ul className="grid grid-cols-[minmax(0,1fr)] gap-2">
          {hint.checks.map((check) => (
            <li key={check.command}>
              <p className="type-note text-ink2">
                Check {check.what}, on the {check.on}:
              </p>
              <CommandLine command={check.command} />
            </li>
          ))}
        </ul>
        {hint.sources.length > 0 ? (
          <ul className="grid gap-1 type-note text-ink2" aria-label="What others saw">
            {hint.sources.map((source) => (
              <li key={source.id}>
                {unbroken(source.seen)}{" "}
                <a href={source.url} className="link" rel="noreferrer">
                  {source.title}
                </a>
                {source.year ? `, ${source.year}` : ""} (trust {source.trust})
              </li>
            ))}
          </ul>
        ) : null}
      </div>
    </details>
  );
}
