import { excerpt, type Issue } from "../outcome";
import { detectedFrom, type Said } from "./detected";
import { Environment, type Evidence } from "./environment";
import { FIELD_WORDS } from "./field-words";
import { labelFindings } from "./label-findings";

type Partly = Partial<Environment>;

/** The label of a run: what its files say and what its owner says, kept apart, and the one laid over the other. */
export interface Label {
  /** What counts: the owner's word over the files'. The mode may still be missing. */
  environment: Partly;
  detected: Partly;
  declared: Partly;
  evidence: Evidence[];
  warnings: Issue[];
}

/**
 * Labels a run from its own file, from the files of the machine beside it and from its owner's word. Nothing is resolved
 * in silence: what contradicts is listed.
 */
export function labelRun(own: Said, files: readonly Said[], word: Partly): Label {
  const read = legible(own.environment);
  const { environment: detected, evidence, findings } = detectedFrom({ ...own, environment: read.known }, files);
  const declared = inUtc(defined(word));
  const environment = overlaid(detected, declared);
  const labels = labelFindings({ environment, declared, evidence });
  return { environment, detected, declared, evidence, warnings: [...read.warnings, ...findings, ...labels] };
}

/** The owner's word over what the files say. */
export function overlaid(detected: Partly, declared: Partly): Partly {
  return { ...inUtc(detected), ...inUtc(declared) };
}

/**
 * The two halves of a label from before they were kept apart: what a sign of the file bears out is the file's, the rest
 * is the owner's.
 */
export function halvesOf(environment: Partly, evidence: readonly Evidence[]): Pick<Label, "detected" | "declared"> {
  const detected: Partly = {};
  const declared: Partly = {};
  for (const [field, value] of Object.entries(environment)) {
    const seen = evidence.some((sign) => sign.field === field && sign.value === value);
    Object.assign(seen ? detected : declared, { [field]: value });
  }
  return { detected, declared };
}

const defined = (word: Partly): Partly => Object.fromEntries(Object.entries(word).filter(([, v]) => v !== undefined));

/** One instant, one writing. */
const inUtc = (environment: Partly): Partly =>
  environment.startedAt === undefined
    ? environment
    : { ...environment, startedAt: new Date(environment.startedAt).toISOString() };

const WORDS = new Map<string, string>(Object.entries(FIELD_WORDS));

/** What a file says that is fit to be kept; the rest is left out with a warning. */
function legible(fromFile: Partly): { known: Partly; warnings: Issue[] } {
  const known = new Map<string, unknown>();
  const warnings: Issue[] = [];
  for (const [field, value] of Object.entries(fromFile)) {
    if (value === undefined) continue;
    const one = Environment.partial().safeParse({ [field]: value });
    if (one.success) known.set(field, Reflect.get(one.data, field));
    else {
      warnings.push({
        code: "environment-left-out",
        message: `The file's ${WORDS.get(field) ?? excerpt(field, 40)} is not fit to be kept and was left out.`,
        at: excerpt(field, 40),
        found: excerpt(String(value)),
      });
    }
  }
  return { known: Object.fromEntries(known), warnings };
}
