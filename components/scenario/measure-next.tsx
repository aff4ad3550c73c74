import { CommandLine } from "@/components/ui/command-line";
import { Sheet } from "@/components/ui/sheet";
import { ShowMaths } from "@/components/ui/show-maths";
import type { Projection } from "@/lib/core/projection/projection";
import { formatPercent } from "@/lib/view/format";

type Step = Projection["measureNext"][number];

/** Which measurement would narrow the year's range most, with the command that makes it. */
export function MeasureNext({ steps }: { steps: readonly Step[] }) {
  const [first, ...rest] = steps;
  return (
    <Sheet id="measure-next" title="What to measure next">
      {first ? (
        <>
          <p className="measure text-ink">
            Knowing {nameOf(first)} {narrowing(first.narrows)}
            {first.narrows >= LITTLE ? ", from its 5 % to its 95 % point" : ""}.
          </p>
          <How step={first} />
          <ShowMaths className="mt-3">
            <p>
              Narrows = 1 − width of the year’s range with this input at its middle in every case ÷ width as it is. The
              width is the 95 % point less the 5 % point of the first twelve months’ spend that bought no work, over the
              same simulated cases.
            </p>
          </ShowMaths>
        </>
      ) : (
        <p className="measure text-ink2">
          No input has a range, so no measurement would narrow the answer. Give a range where you are not sure.
        </p>
      )}
      {rest.length > 0 ? (
        <details className="mt-3">
          <summary className="inline-flex min-h-6 items-center type-note text-ink2 underline underline-offset-3 hover:text-ink">
            {rest.length === 1 ? "The next one" : `The next ${rest.length}`}
          </summary>
          <ol className="mt-3 grid gap-4">
            {rest.map((step) => (
              <li key={step.input}>
                <p className="type-table font-medium">
                  Knowing {nameOf(step)} {narrowing(step.narrows)}
                </p>
                <How step={step} />
              </li>
            ))}
          </ol>
        </details>
      ) : null}
    </Sheet>
  );
}

/** Half a percent. */
const LITTLE = 0.005;

const narrowing = (share: number): string =>
  share >= LITTLE
    ? `would narrow the year's range by ${formatPercent(share, { decimals: 0 })}`
    : "would hardly narrow the year's range";

function How({ step: { how, command } }: { step: Step }) {
  return (
    <>
      <p className="mt-1 measure type-table text-ink2">{how}</p>
      {command ? (
        <div className="mt-2">
          <CommandLine command={command} />
        </div>
      ) : null}
    </>
  );
}

/** "the overhead of Training", where the label names the segment after a comma. */
function nameOf({ label, segment }: Step): string {
  const own = segment === null ? "" : `, ${segment}`;
  return own !== "" && label.endsWith(own) ? `the ${label.slice(0, -own.length)} of ${segment}` : `the ${label}`;
}
