import type { Route } from "next";
import Form from "next/form";
import { Link } from "@/components/ui/link";
import { Button } from "@/components/ui/button";
import { DataTable, Td, Th } from "@/components/ui/data-table";
import { NumberField } from "@/components/ui/field";
import type { Workload } from "@/lib/core/overhead/workload";
import { type CompareState, compareHref, toSearch } from "@/lib/view/compare-url";
import { formatInterval, formatPercent, formatPoints } from "@/lib/view/format";
import { type AxisRow, axisRows } from "@/lib/view/workload-answer";

interface Props {
  workload: Workload;
  state: CompareState;
  /** A month. */
  bill: number;
  currency: string;
}

const plain = (fraction: number) => String(Number((100 * fraction).toPrecision(6)));
const FIELDS = ["w", "fix", "bill", "h"];

/** The waterfall's twin: every axis with its share, its overhead and what a fix would leave, as a form that needs no script. */
export function WorkloadForm({ workload, state, bill, currency }: Props) {
  const kept = [...toSearch(state)].filter(([key]) => !FIELDS.includes(key));
  // A profile that was guessed is kept once somebody works with its shares.
  const hidden = state.workload.profile === null ? workload.profile : null;
  return (
    <Form action={"/compare#workload" as Route} scroll={false} className="min-w-0">
      {kept.map(([key, value], i) => (
        // Names repeat; the order is the address's
        <input key={i} type="hidden" name={key} value={value} />
      ))}
      {hidden ? <input type="hidden" name="profile" value={hidden} /> : null}
      <DataTable label="The workload by axis" stickyFirst>
        <thead>
          <tr>
            <Th>Axis</Th>
            <Th num>Share of the time</Th>
            <Th num>Overhead</Th>
            <Th>From</Th>
            <Th num>Of the overhead</Th>
            <Th num>After a fix</Th>
          </tr>
        </thead>
        <tbody>
          {axisRows(workload).map((row) => (
            <AxisLine key={row.axis} row={row} state={state} profile={workload.profile} />
          ))}
        </tbody>
      </DataTable>
      <div className="mt-4 grid items-start gap-4 screen-only sm:grid-cols-[12rem_12rem_auto]">
        <NumberField
          id="workload-bill"
          name="bill"
          label="Monthly bill"
          unit={currency}
          defaultValue={state.workload.bill === null ? "" : String(state.workload.bill)}
          placeholder={String(bill)}
          hint={state.workload.bill === null ? "Empty: an example bill." : undefined}
        />
        {state.workload.hiding === null ? null : (
          <NumberField
            id="workload-h"
            name="h"
            label="Compute that hides it, h"
            defaultValue={String(state.workload.hiding)}
            hint="0 to 1, an assumption."
          />
        )}
        <Button type="submit" className="sm:mt-[1.375rem] sm:justify-self-start">
          Work it out
        </Button>
      </div>
    </Form>
  );
}

interface LineProps {
  row: AxisRow;
  state: CompareState;
  profile: Workload["profile"];
}

function AxisLine({ row: { axis, name, weight, part }, state, profile }: LineProps) {
  const fix = state.workload.fix?.[axis];
  return (
    <tr>
      <Th scope="row" className="min-w-32">
        {name}
      </Th>
      <Td num>
        <PercentCell id={`w-${axis}`} name="w" label={`Share of the time: ${name}`} value={plain(weight)} />
      </Td>
      <Td num className="whitespace-nowrap">
        {part ? formatPercent(part.overhead.value, { decimals: 2, atLeast: 2 }) : "–"}
        {part?.overhead.low !== undefined && part.overhead.high !== undefined ? (
          <span className="block type-note text-ink3">{formatInterval(part.overhead.low, part.overhead.high)}</span>
        ) : null}
      </Td>
      <Td className="min-w-44 text-ink2">
        {part ? <Origin part={part} state={state} profile={profile} /> : "takes none of the time"}
      </Td>
      <Td num className="whitespace-nowrap">
        {part ? (part.contribution === null ? "jointly" : formatPoints(part.contribution)) : "–"}
      </Td>
      <Td num>
        <PercentCell
          id={`fix-${axis}`}
          name="fix"
          label={`Overhead after a fix: ${name}`}
          value={fix === undefined ? "" : plain(fix)}
        />
      </Td>
    </tr>
  );
}

function PercentCell({ id, name, label, value }: { id: string; name: string; label: string; value: string }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <input
        // Another question fills the field anew, whatever was typed before
        key={value}
        id={id}
        name={name}
        aria-label={label}
        type="text"
        inputMode="decimal"
        autoComplete="off"
        defaultValue={value}
        className="min-h-8 w-16 rounded border border-control bg-surface px-2 text-end text-sm text-ink num"
      />
      <span aria-hidden="true" className="text-ink3">
        %
      </span>
    </span>
  );
}

interface OriginProps {
  part: NonNullable<AxisRow["part"]>;
  state: CompareState;
  /** The one that was answered, guessed or not. */
  profile: Workload["profile"];
}

function Origin({ part, state, profile }: OriginProps) {
  const named = state.saved !== null && state.workload.weights === null ? { profile } : {};
  if (part.from === "published") return <>published evidence, not yours</>;
  const href = (primary: string[]) =>
    compareHref({ ...state, workload: { ...state.workload, ...named, primary } }) as Route;
  const { primary } = state.workload;
  if (part.by === "primary") {
    const others = primary.filter((name) => !part.rows.some((row) => row.key === name));
    return (
      <>
        {part.rows[0]?.label}, marked primary{" "}
        <Link href={href(others)} className="link" scroll={false}>
          Take the mark away
        </Link>
      </>
    );
  }
  if (part.by === "row") return <>{part.rows[0]?.label}</>;
  return (
    <details>
      <summary className="min-h-6 underline underline-offset-3 hover:text-ink">
        summary of {part.rows.length} rows (geometric mean)
      </summary>
      <ul className="mt-1 grid gap-1">
        {part.rows.map((row) => (
          <li key={row.key}>
            {row.label}{" "}
            <Link href={href([...primary, row.key])} className="link" scroll={false}>
              Use it alone<span className="sr-only">: {row.label}</span>
            </Link>
          </li>
        ))}
      </ul>
    </details>
  );
}
