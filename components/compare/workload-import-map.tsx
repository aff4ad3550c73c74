"use client";

import { DataTable, PlainTable, Td, Th } from "@/components/ui/data-table";
import { SelectField } from "@/components/ui/field";
import { type Assigned, NAME_GROUPS } from "@/lib/core/overhead/profiler-names";
import { type NameMap, assignedTo, sharesOfEntries } from "@/lib/core/overhead/profiler-shares";
import type { ProfilerEntry, ProfilerSummary } from "@/lib/core/overhead/profiler-summary";
import { TIMED_AXES } from "@/lib/core/overhead/profiles";
import { countOf } from "@/lib/view/counts";
import { formatPercent } from "@/lib/view/format";
import { axisName } from "@/lib/view/workload-answer";

interface Props {
  summary: ProfilerSummary;
  /** Names of the files. */
  names: string;
  map: NameMap;
  change: (map: NameMap) => void;
}

const CHOICES = [
  ...TIMED_AXES.map((axis) => ({ value: axis as string, label: axisName(axis) })),
  { value: "out", label: "Leave out" },
];
const isAssigned = (value: string): value is Assigned => CHOICES.some((c) => c.value === value);
const share = (part: number, all: number) => (all > 0 ? formatPercent(part / all, { decimals: 1 }) : "–");

/** Which names go to which axis, what the shares come to, and what could not be read. */
export function ProfilerMap({ summary, names, map, change }: Props) {
  const { entries, rejected, notes } = summary;
  const shares = sharesOfEntries(entries, map);
  const all = entries.reduce((sum, e) => sum + e.seconds, 0);
  const groups = NAME_GROUPS.map((group) => ({ group, of: entries.filter((e) => e.group === group.id) })).filter(
    ({ of }) => of.length > 0,
  );
  const unknown = entries.filter((e) => e.group === null);
  const hasHost = entries.some((e) => e.place === "host");
  return (
    <div className="grid gap-4">
      <p className="type-note text-ink2">
        {names}: {countOf(entries.length, "name")} of {summary.tool === "nsys" ? "Nsight Systems" : "PyTorch"}.{" "}
        {notes.join(" ")}
      </p>
      <DataTable label="Names by group, and the axis each goes to">
        <thead>
          <tr>
            <Th>Names</Th>
            <Th num>Of the time read</Th>
            <Th>Axis</Th>
          </tr>
        </thead>
        <tbody>
          {groups.map(({ group, of }) => (
            <tr key={group.id}>
              <Th scope="row">
                {group.label}
                <span className="block type-note break-all text-ink3">
                  {countOf(of.length, "name")}, such as {shortName(of[0])}
                </span>
              </Th>
              <Td num>{share(sum(of), all)}</Td>
              <Td className="w-48">
                <AxisChoice
                  id={`group-${group.id}`}
                  label={`Axis of ${group.label}`}
                  value={map.groups[group.id] ?? group.axis}
                  onPick={(axis) => change({ ...map, groups: { ...map.groups, [group.id]: axis } })}
                />
              </Td>
            </tr>
          ))}
        </tbody>
      </DataTable>
      {unknown.length > 0 ? (
        <DataTable
          label="Names that no group knows"
          caption="Names that no group knows: give each an axis"
          maxHeight="20rem"
        >
          <thead>
            <tr>
              <Th>Name</Th>
              <Th num>Of the time read</Th>
              <Th>Axis</Th>
            </tr>
          </thead>
          <tbody>
            {unknown.map((entry, i) => (
              // Names may repeat between files
              <tr key={i}>
                <Th scope="row" className="break-all">
                  {shortName(entry)}
                </Th>
                <Td num>{share(entry.seconds, all)}</Td>
                <Td className="w-48">
                  <AxisChoice
                    id={`name-${i}`}
                    label={`Axis of ${shortName(entry)}`}
                    value={assignedTo(entry, map) ?? ""}
                    onPick={(axis) => change({ ...map, names: { ...map.names, [entry.name]: axis } })}
                  />
                </Td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      ) : null}
      {hasHost ? (
        <div className="max-w-96">
          <SelectField
            id="host-counts"
            label="Time of the host"
            value={map.host}
            onChange={(event) => change({ ...map, host: event.target.value === "all" ? "all" : "beside" })}
            options={[
              { value: "beside", label: "Only what outlasts the GPU" },
              { value: "all", label: "All of it, one after another" },
            ]}
            hint={`The host works while the GPU does: ${formatPercent(shares.hostCounts, { decimals: 0 })} of its time counts.`}
          />
        </div>
      ) : null}
      <PlainTable
        label="Shares that come of it"
        caption={
          shares.unassigned > 0
            ? `${share(shares.unassigned, shares.seconds + shares.unassigned)} of the time has no axis yet and is not in the shares.`
            : "All of the time that counts has an axis."
        }
        head={TIMED_AXES.map(axisName)}
        rows={[TIMED_AXES.map((axis) => formatPercent(shares.weights[axis], { decimals: 1 }))]}
        num={TIMED_AXES.map((_, i) => i)}
      />
      {rejected.length > 0 ? (
        <details>
          <summary className="min-h-6 type-note text-ink2 underline underline-offset-3">
            {countOf(rejected.length, "row")} could not be read
          </summary>
          <ul className="mt-1 grid gap-1 type-note text-ink2">
            {rejected.slice(0, 50).map((r) => (
              <li key={r.at}>
                {r.at}: {r.message} Found {r.found}, expected {r.expected}.
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  );
}

const sum = (entries: readonly ProfilerEntry[]) => entries.reduce((total, e) => total + e.seconds, 0);
const shortName = (entry: ProfilerEntry | undefined) => (entry ? entry.name.slice(0, 90) : "");

function AxisChoice({
  id,
  label,
  value,
  onPick,
}: {
  id: string;
  label: string;
  value: string;
  onPick: (axis: Assigned) => void;
}) {
  return (
    <SelectField
      id={id}
      label={<span className="sr-only">{label}</span>}
      value={value}
      onChange={(event) => {
        if (isAssigned(event.target.value)) onPick(event.target.value);
      }}
      options={value === "" ? [{ value: "", label: "Choose an axis" }, ...CHOICES] : CHOICES}
    />
  );
}
