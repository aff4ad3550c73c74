import { z } from "zod";
import { AXES } from "../metrics/metric";
import { Environment } from "../run/environment";

export const BARELINE_RUN = "bareline-run";
export const BARELINE_RUN_VERSION = 1;
export const MAX_MEASUREMENTS = 100_000;

const line = z
  .string()
  .max(200)
  .regex(/^[^\p{Cc}\p{Cs}]+$/u, "expected a text on one line, without control characters");
const params = z
  .record(
    z.string().regex(/^[A-Za-z][\w .:/-]{0,99}$/, "expected a name of letters, digits and . : / - _"),
    z.union([line, z.number(), z.boolean()]),
  )
  .describe("Settings that must be equal for two measurements to be compared");
const workload = z.strictObject({
  name: line.describe("The benchmark that ran"),
  params: params.optional(),
});
const statistics = z.strictObject({
  n: z.number().int().min(1).optional(),
  min: z.number().optional(),
  p05: z.number().optional(),
  median: z.number().optional(),
  p95: z.number().optional(),
  p99: z.number().optional(),
  max: z.number().optional(),
  mean: z.number().optional(),
  std: z.number().min(0).optional(),
});

/** @param samples how the samples are told: as numbers in the published schema, as the engine's array when a file is read */
function schemaOf<S extends z.ZodType>(samples: S) {
  const measurement = z.strictObject({
    metric: line.describe("A metric of the catalogue, such as output-throughput, or custom:{name}"),
    unit: z.string().min(1).max(40).describe("GB/s is 10^9 bytes a second, GiB/s is 2^30; ms, token/s and so on"),
    better: z.enum(["higher", "lower"]).optional().describe("For custom metrics; the catalogue decides for the others"),
    axis: z.enum(AXES).optional(),
    workload: workload.optional().describe("Where it differs from that of the file"),
    params: params.optional().describe("Settings beside those of the workload: size, percentile, concurrency"),
    context: params.optional().describe("Settings that make a warning when they differ: seeds, versions"),
    samples: samples.optional().describe("Single values in the order in which they were measured; null is missing"),
    value: z.number().optional().describe("The one number, where there are no single values"),
    statistics: statistics.optional(),
    load: z
      .strictObject({
        limited: z.boolean().describe("True when the rate was chosen, so that throughput repeats it"),
        target: z.number().positive().optional(),
        reason: line.optional(),
      })
      .optional(),
    noVerdict: line.optional().describe("Why the number is shown and judged by nobody"),
  });
  return z.strictObject({
    $schema: z.string().max(300).optional(),
    format: z.literal(BARELINE_RUN),
    version: z.literal(BARELINE_RUN_VERSION),
    tool: z.strictObject({ name: line, version: line.optional() }),
    environment: Environment.omit({ benchmark: true })
      .partial()
      .optional()
      .describe("What was held constant while the run was measured"),
    workload,
    source: z
      .strictObject({
        title: line,
        url: z.url({ protocol: /^https?$/ }).max(500),
        retrieved: z.iso.date().optional(),
        note: z.string().max(1000).optional(),
      })
      .optional()
      .describe("Where published figures come from"),
    measurements: z.array(measurement).min(1).max(MAX_MEASUREMENTS),
  });
}

/** As published: what a person or a script writes. */
export const BarelineRunFile = schemaOf(z.array(z.number().nullable()).max(10_000_000));
export type BarelineRunFile = z.infer<typeof BarelineRunFile>;

/** As read: the samples are numbers already and no single one is looked at again. */
export const BarelineRunRead = schemaOf(z.instanceof(Float64Array, { error: "expected a list of numbers and nulls" }));
export type BarelineRunRead = z.infer<typeof BarelineRunRead>;

/** The JSON Schema that is served at `/schemas/bareline-run-v1.json`. */
export function barelineRunJsonSchema(): object {
  return {
    $id: "urn:bareline:bareline-run:1",
    title: "Bareline run, version 1",
    description: "The numbers of one benchmark run in one environment. One run a file.",
    ...z.toJSONSchema(BarelineRunFile, { io: "input" }),
  };
}
