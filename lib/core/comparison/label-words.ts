// What files say against a label, as it stands in the verdict of every comparison of the run.
import { keptReason, shownBy } from "../run/label-findings";
import type { Run } from "../run/run";
import type { Warning } from "./comparison";
import type { SideNames } from "./names";

const CONTRADICTS: ReadonlySet<string> = new Set([
  "mode-contradicts-file",
  "share-contradicts-file",
  "declared-contradicts-file",
]);

/** Whether files say that a run is not what it is filed as. */
export const isLabelContradicted = ({ code }: Pick<Warning, "code">): boolean => CONTRADICTS.has(code);

/** The same where nobody gave a reason for keeping the label: the comparison is then claimed at most (UX 6). */
export const isLabelOpen = (warning: Warning): boolean =>
  isLabelContradicted(warning) && keptReason(warning.message) === null;

/** Sentences on the labels of both sides, one for each kind of contradiction and reason: "Files of bare metal say it is a virtual machine." */
export function labelSentences(
  runs: { baseline: readonly Run[]; candidate: readonly Run[] },
  names: Pick<SideNames, "baseline" | "candidate">,
): string[] {
  const said = new Map<string, string>();
  for (const side of ["baseline", "candidate"] as const)
    for (const warning of runs[side].flatMap((run) => run.warnings.filter(isLabelContradicted))) {
      const about = `${side} ${warning.code} ${keptReason(warning.message)}`;
      if (!said.has(about)) said.set(about, sentenceOf(warning, WORDS[names[side]] ?? names[side]));
    }
  return [...said.values()];
}

/** Names of the sides as they stand after "files of". */
const WORDS: Record<string, string> = {
  virtualized: "the virtualized side",
  container: "the container side",
  baseline: "the baseline",
  candidate: "the candidate",
};

function sentenceOf({ code, message }: Pick<Warning, "code" | "message">, side: string): string {
  const reason = keptReason(message)?.replace(/\.$/, "");
  return `Files of ${side} ${said(code, message)}${reason ? `; the label is kept because: ${reason}` : ""}.`;
}

function said(code: string, message: string): string {
  if (code === "share-contradicts-file") return "show a share of a GPU or of a machine";
  if (code === "declared-contradicts-file") return "contradict what is declared of it";
  const shown = shownBy(message);
  if (shown === null) return "contradict what it is filed as";
  return `say it is ${shown.endsWith(" hypervisor") ? "a virtual machine" : shown}`;
}
