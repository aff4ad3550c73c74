// What the user says of a run's environment, laid over what the file says; where they disagree the user stands and is told.
import "server-only";
import { createHash } from "node:crypto";
import { type Issue, excerpt } from "../core/outcome";
import { canonicalJson } from "../core/report/canonical";
import { FIELD_WORDS } from "../core/run/field-words";
import { Environment, type Evidence, type Mode, Mode as ModeSchema, isVirtual } from "../core/run/environment";

type Partly = Partial<Environment>;

/** Codes of the warnings made here, so that a later change of the environment can make them anew. */
export const DECLARED_WARNINGS: readonly string[] = ["mode-contradicts-file", "declared-contradicts-file"];

/** What the file says that is fit to be kept; the rest is left out with a warning. */
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
        message: `The file's ${new Map(Object.entries(FIELD_WORDS)).get(field) ?? excerpt(field, 40)} is not fit to be kept and was left out.`,
        at: excerpt(field, 40),
        found: excerpt(String(value)),
      });
    }
  }
  return { known: Object.fromEntries(known), warnings };
}

/** Whether a sign in the file speaks against a declared mode. A container proves nothing about what is beneath it. */
function speaksAgainst(declared: Mode, sign: Evidence): boolean {
  if (sign.field === "hypervisor") return declared === "bare-metal" && sign.value !== "unknown";
  if (sign.field !== "mode") return false;
  const seen = ModeSchema.safeParse(sign.value);
  if (!seen.success || seen.data === declared || seen.data === "container") return false;
  if (isVirtual(seen.data) !== isVirtual(declared)) return true;
  return isVirtual(declared) && declared !== "vm-unspecified" && seen.data !== "vm-unspecified";
}

function contradiction(environment: Partly, sign: Evidence): Issue | null {
  const { mode } = environment;
  const rest = { at: sign.at, found: excerpt(sign.text) };
  if (mode && speaksAgainst(mode, sign)) {
    return {
      code: "mode-contradicts-file",
      message: `Declared as ${mode}, but the file shows signs of ${sign.field === "mode" ? sign.value : `a ${sign.value} hypervisor`}.`,
      ...rest,
      expected: mode,
      hint: "Check which side this file belongs to. The declared mode is kept.",
    };
  }
  const declared = environment[sign.field];
  if (sign.field === "mode" || sign.field === "hypervisor" || declared === undefined || declared === sign.value) {
    return null;
  }
  return {
    code: "declared-contradicts-file",
    message: `The ${FIELD_WORDS[sign.field]} is declared as "${excerpt(String(declared), 60)}", but the file says "${excerpt(String(sign.value), 60)}".`,
    ...rest,
    expected: excerpt(String(declared)),
    hint: "The declared value is kept.",
  };
}

export function contradictions(environment: Partly, evidence: readonly Evidence[]): Issue[] {
  return evidence.flatMap((sign) => contradiction(environment, sign) ?? []);
}

/** The environment of a run: the file's, then the user's own words over it. The mode may still be missing. */
export function declaredEnvironment(
  fromFile: Partly,
  evidence: readonly Evidence[],
  declared: Partly,
): { environment: Partly; warnings: Issue[] } {
  const { known, warnings } = legible(fromFile);
  const environment: Partly = { ...known };
  for (const [field, value] of Object.entries(declared)) {
    if (value !== undefined) Object.assign(environment, { [field]: value });
  }
  if (environment.startedAt) environment.startedAt = new Date(environment.startedAt).toISOString();
  return { environment, warnings: [...warnings, ...contradictions(environment, evidence)] };
}

/** SHA-256 of the environment with its fields in one order. */
export function environmentDigest(environment: Environment): string {
  return createHash("sha256").update(canonicalJson(environment)).digest("hex");
}
