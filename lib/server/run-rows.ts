// Rows ↔ domain. JSON columns are parsed on the way out, never cast.
import "server-only";
import { z } from "zod";
import { Grade } from "../core/evidence/grade";
import { formatById } from "../core/formats/registry";
import { Mapping } from "../core/mapping/mapping";
import { OWN_NUMBERS } from "../core/mapping/own-numbers";
import { labelOf } from "../core/metrics/catalogue";
import { AXES, type Axis } from "../core/metrics/metric";
import type { Issue } from "../core/outcome";
import { Environment, type Evidence } from "../core/run/environment";
import type { Load, Measurement, Params, Run, Skipped, Statistics } from "../core/run/run";
import { toldBenchmark } from "../core/run/told-benchmark";
import type { Run as RunRow } from "@/lib/generated/prisma/client";
import { EvidenceJson, halves } from "./environment-rows";
import { fromBytes } from "./float64";
import type { FormatName } from "./ingest";
import type { Sampled, Unsampled } from "./measurement-rows";

const Scalar = z.union([z.string(), z.number(), z.boolean()]);
export const ParamsJson: z.ZodType<Params> = z.record(z.string(), Scalar);
const LoadJson: z.ZodType<Load> = z.object({ limited: z.boolean(), target: z.number().nullable(), reason: z.string() });
const SkippedJson: z.ZodType<Skipped[]> = z.array(
  z.object({ what: z.string(), count: z.number(), reason: z.string() }),
);
export const IssuesJson: z.ZodType<Issue[]> = z.array(
  z.object({
    code: z.string(),
    message: z.string(),
    at: z.string().optional(),
    found: z.string().optional(),
    expected: z.string().optional(),
    hint: z.string().optional(),
  }),
);

export interface RunSummary {
  id: string;
  filename: string;
  format: FormatName;
  tool: { name: string; version: string | null };
  sha256: string;
  /** Of the file, unpacked. */
  bytes: number;
  environment: Environment;
  /** Metrics, and sample values that are stored; 0 where the tool printed only its own summary. */
  measurements: number;
  samples: number;
  warnings: Issue[];
  /** `null`: the user's own file. */
  grade: Grade | null;
  source: string | null;
  createdAt: string;
}

export interface StoredMeasurement extends Statistics {
  /** Place in the run, from 0: names the measurement to {@link runSamples}. */
  ordinal: number;
  metric: string;
  label: string;
  axis: Axis;
  workload: string;
  params: Params;
  context: Params;
  unit: string;
  better: "higher" | "lower";
  written: Measurement["written"];
  load: Load | null;
  noVerdict: string | null;
}

export interface RunDetail extends Omit<RunSummary, "measurements"> {
  /** What the files say, and what the owner says; `environment` is the one over the other. */
  detected: Partial<Environment>;
  declared: Partial<Environment>;
  /** Why the owner keeps a label that the files contradict. */
  reason: string | null;
  /** Files of the machine that stand beside the run. */
  environmentFiles: { id: string; filename: string; format: FormatName }[];
  evidence: Evidence[];
  /** How a file of no format was read. */
  mapping: Mapping | null;
  skipped: Skipped[];
  measurements: StoredMeasurement[];
}

export const formatName = (id: string): FormatName => ({
  id,
  label: formatById(id)?.label ?? (id === OWN_NUMBERS.id ? OWN_NUMBERS.label : id),
});

export function toSummary(row: RunRow, counts: { measurements: number; samples: number }): RunSummary {
  return {
    id: row.id,
    filename: row.filename,
    format: formatName(row.format),
    tool: { name: row.toolName, version: row.toolVersion },
    sha256: row.sha256,
    bytes: Number(row.bytes),
    environment: Environment.parse(row.environment),
    ...counts,
    warnings: IssuesJson.parse(row.warnings),
    grade: Grade.nullable().parse(row.grade),
    source: row.source,
    createdAt: row.createdAt.toISOString(),
  };
}

function statisticsOf({ n, min, p05, median, p95, p99, max, mean, std, value }: Unsampled): Statistics {
  return { n, min, p05, median, p95, p99, max, mean, std, value };
}

export function toStoredMeasurement(row: Unsampled): StoredMeasurement {
  const params = ParamsJson.parse(row.params);
  return {
    ordinal: row.ordinal,
    metric: row.metric,
    label: labelOf(row.metric, params),
    axis: z.enum(AXES).parse(row.axis),
    workload: row.workload,
    params,
    context: ParamsJson.parse(row.context),
    unit: row.unit,
    better: z.enum(["higher", "lower"]).parse(row.better),
    ...statisticsOf(row),
    written: { value: row.writtenValue, unit: row.writtenUnit, at: row.writtenAt },
    load: LoadJson.nullable().parse(row.load),
    noVerdict: row.noVerdict,
  };
}

export function toDetail(
  row: RunRow,
  measurements: readonly Unsampled[],
  environmentFiles: RunDetail["environmentFiles"],
): RunDetail {
  const samples = measurements.reduce((sum, m) => sum + m.stored, 0);
  return {
    ...toSummary(row, { measurements: measurements.length, samples }),
    ...halves(row),
    environmentFiles,
    evidence: EvidenceJson.parse(row.evidence),
    mapping: Mapping.nullable().parse(row.mapping),
    skipped: SkippedJson.parse(row.skipped),
    measurements: measurements.map(toStoredMeasurement),
  };
}

/** The domain's Run, as the comparison takes it. */
export function toRun(row: RunRow, measurements: readonly Sampled[]): Run {
  const environment = Environment.parse(row.environment);
  return {
    id: row.id,
    format: row.format,
    tool: { name: row.toolName, version: row.toolVersion },
    sha256: row.sha256,
    environment,
    evidence: EvidenceJson.parse(row.evidence),
    measurements: measurements.map((m) => {
      const {
        ordinal: _,
        label: __,
        metric,
        axis,
        workload,
        params,
        context,
        unit,
        better,
        written,
        load,
        noVerdict,
      } = toldBenchmark(toStoredMeasurement(m), environment.benchmark);
      const samples = m.samples ? fromBytes(m.samples) : null;
      const statistics = statisticsOf(m);
      return { metric, axis, workload, params, context, unit, better, statistics, samples, written, load, noVerdict };
    }),
    skipped: SkippedJson.parse(row.skipped),
    warnings: IssuesJson.parse(row.warnings),
  };
}
