import { DotWhisker } from "@/components/charts/dot-whisker";
import { ChartFrame } from "@/components/ui/chart-frame";
import { DataTable, Td, Th } from "@/components/ui/data-table";
import { GradeBadge } from "@/components/ui/grade-badge";
import { FindingChip } from "@/components/ui/notice";
import { Sheet } from "@/components/ui/sheet";
import { SideMark } from "@/components/ui/side-mark";
import type { FrozenComparison } from "@/lib/core/report/frozen-comparison";
import { gpuWords, modeWord } from "@/lib/view/modes";
import { paramWords } from "@/lib/view/params";
import { RowTable } from "./row-table";
import { whiskerSentence, whiskersOf } from "./whiskers";

/** The measurement behind the money, as it was frozen: verdict, chart, conditions, what was left out. */
export function FrozenComparisonView({ comparison }: { comparison: FrozenComparison }) {
  const { verdict, noiseFloor, grade } = comparison;
  const drawn = whiskersOf(comparison);
  return (
    <>
      <div className="print-break-avoid">
        <h2 className="type-section">What was measured</h2>
        <p className="mt-2 max-w-[44rem] type-verdict">{verdict.finance}</p>
        <p className="mt-1 measure type-note text-ink2">{verdict.sentence}</p>
        <p className="mt-1 measure type-note text-ink2">{verdict.because}</p>
        <p className="mt-2">
          <GradeBadge grade={grade} of="Comparison" />
        </p>
      </div>
      {drawn.length > 0 ? (
        <ChartFrame
          id="metrics"
          title="Capacity lost, metric by metric"
          legend="95 % intervals"
          sentence={whiskerSentence(comparison, drawn.length)}
          level={3}
        >
          <DotWhisker
            rows={drawn}
            noise={noiseFloor.value > 0 ? { low: -noiseFloor.value, high: noiseFloor.value } : undefined}
            ends={{ low: "virtualized faster", high: "virtualized loses capacity" }}
            label="Overhead of each metric with its interval"
            describedBy="metrics-sentence"
          />
        </ChartFrame>
      ) : null}
      <Findings comparison={comparison} />
      <LeftOut comparison={comparison} />
      <Runs comparison={comparison} />
      <Sheet id="method" level={3} title="How it was computed">
        <ul className="measure grid gap-1 type-table text-ink2">
          {comparison.method.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Sheet>
    </>
  );
}

/** Every row, last in the report: too long to stand between the parts that are read. */
export function MetricAnnex({ rows }: Pick<FrozenComparison, "rows">) {
  return (
    <Sheet
      id="rows"
      title="Annex: all metrics"
      note="Medians over runs. Positive overhead: the virtualized side did less."
    >
      <RowTable rows={rows} />
    </Sheet>
  );
}

function Findings({ comparison: { comparability } }: { comparison: FrozenComparison }) {
  const doubts = comparability.findings.filter((f) => f.level !== "pass");
  const alike = comparability.findings.length - doubts.length;
  return (
    <Sheet
      id="conditions"
      level={3}
      title="Was everything else the same?"
      note={`${alike} of ${comparability.findings.length} conditions alike.`}
    >
      {doubts.length === 0 ? (
        <p className="type-table text-ink2">Nothing else that is known differed between the two sides.</p>
      ) : (
        <DataTable label="Conditions that differ or are not known">
          <thead>
            <tr>
              <Th>Condition</Th>
              <Th>
                <SideMark side="baseline" />
              </Th>
              <Th>
                <SideMark side="candidate" />
              </Th>
              <Th>What it means</Th>
            </tr>
          </thead>
          <tbody>
            {doubts.map((f) => (
              <tr key={`${f.rule} ${f.field}`}>
                <Th scope="row">
                  <FindingChip level={f.level} quietWord>
                    {f.id} {f.field}
                  </FindingChip>
                </Th>
                <Td>{f.baseline}</Td>
                <Td>{f.candidate}</Td>
                <Td className="min-w-48 text-ink2">
                  {f.message}
                  {f.overridden === undefined ? "" : ` Overridden: ${f.overridden}`}
                </Td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      )}
    </Sheet>
  );
}

function LeftOut({ comparison: { exclusions, unpaired } }: { comparison: FrozenComparison }) {
  const alone = [
    ...unpaired.baseline.map((u) => ({ ...u, side: "baseline" as const })),
    ...unpaired.candidate.map((u) => ({ ...u, side: "candidate" as const })),
  ];
  if (exclusions.length + alone.length === 0) return null;
  return (
    <Sheet id="left-out" level={3} title="What was left out, and why">
      {exclusions.length > 0 ? (
        <ul className="measure mb-4 grid gap-1 type-table">
          {exclusions.map((e) => (
            <li key={`${e.run} ${e.metric ?? ""}`}>
              {e.run}
              {e.metric ? `, ${e.metric}` : ""}: {e.reason}
            </li>
          ))}
        </ul>
      ) : null}
      {alone.length > 0 ? (
        <DataTable label="Rows that stand on one side only">
          <thead>
            <tr>
              <Th>Metric</Th>
              <Th>Side</Th>
              <Th num>Runs</Th>
              <Th>Reason</Th>
            </tr>
          </thead>
          <tbody>
            {alone.map((u) => (
              <tr key={`${u.side} ${u.metric} ${u.workload} ${paramWords(u.params)}`}>
                <Th scope="row">
                  {u.label}
                  <span className="block type-note text-ink3">
                    {[u.workload, paramWords(u.params)].filter(Boolean).join(", ")}
                  </span>
                </Th>
                <Td>
                  <SideMark side={u.side} />
                </Td>
                <Td num>{u.runs}</Td>
                <Td className="min-w-44 text-ink2">{u.reason}</Td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      ) : null}
    </Sheet>
  );
}

function Runs({ comparison: { runs } }: { comparison: FrozenComparison }) {
  return (
    <Sheet id="runs" level={3} title="The runs it stands on">
      <DataTable label="Runs" stickyFirst>
        <thead>
          <tr>
            <Th>Run</Th>
            <Th>Side</Th>
            <Th>GPU</Th>
            <Th>Tool</Th>
            <Th>Driver</Th>
            <Th>File, SHA-256</Th>
          </tr>
        </thead>
        <tbody>
          {runs.map((run, i) => (
            // Two runs may share a name and a file
            <tr key={i}>
              <Th scope="row" className="min-w-32">
                {run.name}
              </Th>
              <Td className="whitespace-nowrap">
                <SideMark side={run.side} word={modeWord(run.mode)} />
              </Td>
              <Td className="min-w-36">{gpuWords(run) ?? "not known"}</Td>
              <Td className="min-w-28">{run.tool}</Td>
              <Td>{run.driver ?? "not known"}</Td>
              <Td className="type-mono text-ink2">
                <span title={run.sha256}>{run.sha256.slice(0, 16)}…</span>
              </Td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </Sheet>
  );
}
