import { z } from "zod";
import { metricById } from "../metrics/catalogue";
import { AXES } from "../metrics/metric";
import { withoutTurns } from "../outcome";
import { baseOf } from "../units/unit";

/** One line of plain text that PostgreSQL holds; signs that turn the direction of writing are left out. */
const words = (longest: number) =>
  z
    .string()
    .overwrite(withoutTurns)
    .trim()
    .min(1)
    .max(longest)
    .refine((s) => s.isWellFormed() && !/[\u0000-\u001f\u007f]/.test(s), "one line of plain text");

/** A column's name as the table has it: blanks at its ends count. */
const Column = z
  .string()
  .min(1)
  .max(200)
  .refine((s) => s.isWellFormed() && !s.includes("\u0000"), "a column's name");

/** The same in every row, or what a column says. */
const orColumn = <S extends z.ZodType>(fixed: S) => z.union([fixed, z.strictObject({ column: Column })]);

export const CUSTOM = "custom:";
const MetricId = words(200).refine(
  (id) => metricById(id) !== undefined || (id.startsWith(CUSTOM) && id.length > CUSTOM.length),
  "a metric of the catalogue, or custom: and a name",
);

/** One column of figures: what they measure, in what unit, and which way is better. */
export const MappedValue = z
  .strictObject({
    column: Column,
    metric: orColumn(MetricId),
    unit: orColumn(words(40)),
    /** Needed where the unit does not say it: a time is better lower, anything a second higher. */
    better: z.enum(["higher", "lower"]).optional(),
    /** The part of the machine it exercises; without it a time counts as latency and anything else as GPU compute. */
    axis: z.enum(AXES).optional(),
  })
  .superRefine((value, context) => {
    const { metric, unit, better } = value;
    const known = typeof metric === "string" ? metricById(metric) : undefined;
    const flaw = (path: string, message: string) => context.addIssue({ code: "custom", path: [path], message });
    if (known && typeof unit === "string" && baseOf(unit)?.unit !== known.unit)
      flaw("unit", `${known.label} is measured in ${known.unit} or a multiple of it`);
    if (known && better && better !== known.better) flaw("better", `${known.label} is better ${known.better}`);
    if (!known && typeof unit === "string" && !better && saysBetter(unit) === null)
      flaw("better", "the unit does not say whether more or less is better, so this must");
  });
export type MappedValue = z.infer<typeof MappedValue>;

/** How the columns of a table become measurements. Each row is one sample of its workload. */
export const Mapping = z.strictObject({
  version: z.literal(1),
  /** What was measured: the workload's name, equal on both sides of a comparison. */
  name: words(120),
  values: z.array(MappedValue).min(1).max(20),
  /** Columns that must be equal for two rows to be compared: they become the workload's parameters. */
  workload: z.array(Column).max(20).default([]),
  /** Only rows with this text in this column belong to the run. */
  only: z.strictObject({ column: Column, equals: z.string().max(200) }).optional(),
  /** Of the numbers in the file; left out, a number with a comma is rejected, never guessed. */
  decimal: z.enum(["point", "comma"]).optional(),
  /** Whether the first row holds names; left out, as the file looks. */
  header: z.boolean().optional(),
  /** Rows left out at the beginning: warm-up. */
  skipRows: z.int().min(0).max(100_000).default(0),
});
export type Mapping = z.infer<typeof Mapping>;
export type MappingInput = z.input<typeof Mapping>;

/** The direction that a unit says by itself: a time is better lower, anything per second higher; `null` for the rest. */
export function saysBetter(unit: string): "higher" | "lower" | null {
  const name = baseOf(unit)?.unit ?? unit.trim();
  if (name === "s") return "lower";
  return /[^/]\/s(?:ec|econd)?$/.test(name) ? "higher" : null;
}

/** Every column that a mapping reads. */
export function columnsOf(mapping: Mapping): string[] {
  const named = (of: string | { column: string }) => (typeof of === "string" ? [] : [of.column]);
  const columns = mapping.values.flatMap((v) => [v.column, ...named(v.metric), ...named(v.unit)]);
  return [...new Set([...columns, ...mapping.workload, ...(mapping.only ? [mapping.only.column] : [])])];
}
