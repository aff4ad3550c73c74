// @ts-check
// What became of one file, and how it is said.

/** @typedef {{ code?: string, message: string, at?: string, found?: string, expected?: string, hint?: string }} Reason */
/**
 * @typedef {{ path: string, state: "stored" | "known" | "readable", kind: "run" | "environment", id?: string,
 *   format: string, figures: number, warnings: number }} Taken
 * @typedef {{ path: string, state: "refused" | "lost", reasons: Reason[], more?: number }} Refused
 * @typedef {Taken | Refused} Outcome
 */

/** @param {string} path @param {"run" | "environment"} kind @param {any} body @returns {Taken} */
export function taken(path, kind, body) {
  const state = body.created === undefined ? "readable" : body.created ? "stored" : "known";
  return {
    path,
    state,
    kind,
    ...(typeof body.id === "string" ? { id: body.id } : {}),
    format: String(body.format?.label ?? body.format?.id ?? ""),
    figures: Number(body.measurements ?? 0),
    warnings: Array.isArray(body.warnings) ? body.warnings.length : 0,
  };
}

/** A problem as the server words it, in the words of this command. @param {string} path @param {any} problem @returns {Refused} */
export function refused(path, problem, server = "") {
  /** @type {Reason[]} */
  const errors = Array.isArray(problem?.errors) ? problem.errors : [];
  const message = String(problem?.detail ?? problem?.title ?? "The server gave no reason.");
  const reasons = (errors.length > 0 ? errors : [{ message }]).map((reason) => inOurWords(reason, server));
  const more = Number(problem?.more ?? 0);
  return { path, state: "refused", reasons, ...(more > 0 ? { more } : {}) };
}

/** @param {Reason} reason @param {string} server @returns {Reason} */
function inOurWords(reason, server) {
  const { code, message, at, found, hint } = reason;
  // The list of everything that is read has a page of its own.
  const expected = reason.expected === message || code === "unknown-format" ? undefined : reason.expected;
  const ours = OURS[code ?? ""]?.(server) ?? hint;
  /** @type {Reason} */
  const said = { code: code ?? "refused", message };
  if (at && at !== "$") said.at = at;
  if (found) said.found = found;
  if (expected) said.expected = expected;
  if (ours) said.hint = ours;
  return said;
}

/** Fixes that are other ones here than in the browser. @type {Record<string, (server: string) => string>} */
const OURS = {
  "mode-missing": () => "Add --mode bare-metal for the baseline, --mode vm-passthrough for a virtual machine.",
  "unknown-format": (server) =>
    `Open it on ${server}/upload and say which column is what. What is read stands on ${server}/docs/formats.`,
  "choose-system": () => "Add --system NAME and push the file once a side.",
};

/** @param {Outcome} outcome one line for the progress */
export function line(outcome) {
  if ("reasons" in outcome) return outcome.state === "lost" ? "not sent: no answer" : "refused";
  const what =
    outcome.kind === "environment" ? outcome.format : `${outcome.format}, ${count(outcome.figures, "figure")}`;
  const doubt = outcome.warnings > 0 ? `, ${count(outcome.warnings, "warning")}` : "";
  return `${WORDS[outcome.state]} (${what}${doubt})`;
}

const WORDS = { stored: "stored", known: "known already", readable: "can be read" };

/** @param {Refused} outcome every reason with its place and its fix, indented */
export function explained(outcome) {
  const lines = outcome.reasons.flatMap(({ at, message, found, expected, hint }) => [
    `  ${at ? `${at}: ` : ""}${message}`,
    ...(found ? [`    found: ${found}`] : []),
    ...(expected ? [`    expected: ${expected}`] : []),
    ...(hint ? [`    fix: ${hint}`] : []),
  ]);
  return [outcome.path, ...lines, ...(outcome.more ? [`  and ${outcome.more} more`] : [])].join("\n");
}

/** @param {number} n @param {string} word */
export const count = (n, word) => `${n} ${word}${n === 1 ? "" : "s"}`;
