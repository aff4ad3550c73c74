import { modeBornOut, modeContradicts, modeOf } from "../run/mode-signs";
import type { Run } from "../run/run";
import type { Finding } from "./comparison";
import type { SideNames } from "./names";
import { findingOf, type Rule, SIDES, type Sides } from "./rule";

/** UX 6, "Label v detected": L1 to L8 as one condition, with the words of the file that bear the label out or speak against it. */
const SIDE = { id: "L", name: "label", field: "side, as the files show it" } as const;

type State = "borne-out" | "declared" | "contradicted";

function stateOf({ environment: { mode }, evidence }: Run): { state: State; text: string } {
  const signs = evidence.filter((sign) => !sign.hint);
  const against = signs.find((sign) => {
    const seen = modeOf(sign);
    return seen !== null && modeContradicts(mode, seen);
  });
  if (against) return { state: "contradicted", text: `${mode}, but: ${against.text}` };
  const sign = signs.find((s) => {
    const seen = s.field === "mode" ? modeOf(s) : null;
    return seen !== null && modeBornOut(mode, seen);
  });
  return sign
    ? { state: "borne-out", text: `${mode}: ${sign.text}` }
    : { state: "declared", text: `${mode}, declared` };
}

function judge(sides: Sides, names: SideNames): Finding {
  const seen = { baseline: sides.baseline.map(stateOf), candidate: sides.candidate.map(stateOf) };
  const shown = { baseline: list(seen.baseline), candidate: list(seen.candidate) };
  const where = (state: State) => SIDES.filter((side) => seen[side].some((s) => s.state === state));
  const named = (found: readonly (typeof SIDES)[number][]) =>
    found.length > 1 ? "both sides" : names[found[0] ?? "baseline"];
  const [against, declared] = [where("contradicted"), where("declared")];
  if (against.length > 0)
    return findingOf(SIDE, "differs", "warn", shown, `Files speak against the label of ${named(against)}.`);
  if (declared.length > 0)
    return findingOf(SIDE, "unknown", "warn", shown, `Declared by you on ${named(declared)}, and verified by no file.`);
  return findingOf(SIDE, "same", "pass", shown, "Files bear out what both sides are.");
}

function list(seen: readonly { text: string }[]): string {
  const distinct = [...new Set(seen.map(({ text }) => text))];
  return distinct.length > 3 ? `${distinct.slice(0, 3).join("; ")} …` : distinct.join("; ");
}

export const SIDE_RULE: Rule = {
  ...SIDE,
  doubts: ["differs", "unknown"],
  judge: (sides, _, names) => judge(sides, names),
};
