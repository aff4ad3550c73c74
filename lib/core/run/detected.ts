import { excerpt, type Issue } from "../outcome";
import { Environment, type Evidence } from "./environment";
import { FIELD_WORDS } from "./field-words";
import { strongestMode } from "./mode-signs";
import { sameValue } from "./same-value";

type Partly = Partial<Environment>;

/** What one file says of the environment. The run's own file has no name here: it is "the file". */
export interface Said {
  environment: Partly;
  evidence: readonly Evidence[];
  file: string | null;
}

/** All that files say of the environment of a run. */
export interface Detected {
  environment: Partly;
  evidence: Evidence[];
  /** Files that contradict each other. */
  findings: Issue[];
}

/** A run may use fewer GPUs than the machine has, and another CUDA than its driver could run: no contradiction. */
const MACHINE_WIDE: ReadonlySet<string> = new Set(["gpuCount", "cuda", "startedAt"]);

/**
 * The environment as the files say it: the run's own file first, files of the machine fill what it leaves open, the
 * first of them before the next. Of the modes that machine files show the one that says most is taken.
 */
export function detectedFrom(own: Said, files: readonly Said[]): Detected {
  const environment: Partly = { ...own.environment };
  const sayers = new Map<string, Said>(Object.keys(own.environment).map((field) => [field, own]));
  const findings: Issue[] = [];
  for (const file of files) {
    for (const [field, value] of fieldsOf(file.environment)) {
      const sayer = sayers.get(field);
      if (field !== "mode" && sayer) findings.push(...disagreement(field, sayer, file));
      if (field === "mode" || sayer) continue;
      Object.assign(environment, { [field]: value });
      sayers.set(field, file);
    }
  }
  const mode = own.environment.mode ?? strongestMode(files.map((f) => f.environment.mode));
  if (mode) environment.mode = mode;
  const evidence = [
    ...own.evidence,
    ...files.flatMap(({ file, evidence: signs }) => signs.map((sign) => ({ ...sign, ...(file ? { file } : {}) }))),
  ];
  return { environment, evidence, findings };
}

/** The schema names the fields, so that nothing else is taken for one. */
const FIELDS = Environment.keyof().options;

const fieldsOf = (environment: Partly) =>
  FIELDS.flatMap((field) => (environment[field] === undefined ? [] : [[field, environment[field]] as const]));

const nameOf = ({ file }: Said, own: string): string => (file === null ? own : excerpt(file, 60));

function disagreement(field: keyof Environment, first: Said, second: Said): Issue[] {
  const [a, b] = [first.environment[field], second.environment[field]];
  if (a === undefined || b === undefined || sameValue(field, a, b)) return [];
  if (MACHINE_WIDE.has(field) && (first.file === null || field !== "gpuCount")) return [];
  return [between(field, first, a, second, b)];
}

const between = (field: keyof Environment, first: Said, a: Evidence["value"], second: Said, b: Evidence["value"]) => ({
  code: "files-contradict",
  message: `${nameOf(first, "The run's own file")} and ${nameOf(second, "the run's own file")} say two things of the ${FIELD_WORDS[field]}: "${excerpt(String(a), 60)}" and "${excerpt(String(b), 60)}".`,
  at: field,
  found: excerpt(String(b)),
  expected: excerpt(String(a)),
  hint: "Check that both files are of the machine that this run was measured on. The first one is kept.",
});
