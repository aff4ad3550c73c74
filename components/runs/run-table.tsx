import type { Route } from "next";
import { Link } from "@/components/ui/link";
import { DataTable, Td, Th } from "@/components/ui/data-table";
import { GradeBadge, type BadgeGrade } from "@/components/ui/grade-badge";
import { SideMark } from "@/components/ui/side-mark";
import { formatDate, formatNumber } from "@/lib/view/format";
import { gpuWords, modeWord, sideOf } from "@/lib/view/modes";
import { type Listed, runName } from "@/lib/view/run-groups";
import { RemoveButton } from "./removals";

export interface RunRow extends Listed {
  measurements: number;
  samples: number;
  warnings: readonly { message: string }[];
  grade: BadgeGrade | null;
}

/** Every run with a box to tick; the box's name says on which side it goes into a comparison. */
export function RunTable({ runs }: { runs: readonly RunRow[] }) {
  return (
    <DataTable label="Runs" roomy stickyFirst>
      <thead>
        <tr>
          <Th>Run</Th>
          <Th>Side</Th>
          <Th>GPUs</Th>
          <Th>Tool</Th>
          <Th num>Figures</Th>
          <Th num>Samples</Th>
          <Th num>Warnings</Th>
          <Th>Uploaded</Th>
          <Th>
            <span className="sr-only">Delete</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => (
          <Row key={run.id} run={run} />
        ))}
      </tbody>
    </DataTable>
  );
}

function Row({ run }: { run: RunRow }) {
  const { environment } = run;
  const side = sideOf(environment.mode);
  const name = runName(run);
  return (
    <tr>
      <Th scope="row" className="min-w-44 sm:w-[34%]">
        <span className="flex items-start gap-3">
          <label className="flex min-h-6 items-start pt-0.5">
            <span className="sr-only">Tick {name}</span>
            <input type="checkbox" name={side} value={run.id} className="size-[1.125rem] scroll-mb-24 accent-action" />
          </label>
          <span className="min-w-0">
            <Link href={`/runs/${run.id}` as Route} className="link font-medium break-words">
              {name}
            </Link>
            {name === run.filename ? null : (
              <span className="block type-note [overflow-wrap:anywhere] text-ink3">{run.filename}</span>
            )}
            {run.grade ? <GradeBadge grade={run.grade} suffix="sample, not yours" className="mt-1" /> : null}
          </span>
        </span>
      </Th>
      <Td className="whitespace-nowrap">
        <SideMark side={side} word={modeWord(environment.mode)} />
      </Td>
      <Td>{gpuWords(environment) ?? <span className="text-ink3">not known</span>}</Td>
      <Td>
        {run.format.label}
        {run.tool.version ? <span className="block type-note text-ink3">version {run.tool.version}</span> : null}
      </Td>
      <Td num>{formatNumber(run.measurements)}</Td>
      <Td num>{run.samples > 0 ? formatNumber(run.samples) : <span className="text-ink3">summaries only</span>}</Td>
      <Td num>{run.warnings.length > 0 ? run.warnings.length : "–"}</Td>
      <Td className="whitespace-nowrap">{formatDate(run.createdAt)}</Td>
      <Td className="text-end">
        <RemoveButton id={run.id} name={name} />
      </Td>
    </tr>
  );
}
