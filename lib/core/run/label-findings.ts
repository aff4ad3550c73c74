// UX 6, "Label v detected": what is declared beside what files show. Agreement is silent; a contradiction is a finding
// and the declared word stands until its owner takes it back.
import { excerpt, type Issue } from "../outcome";
import type { Environment, Evidence, Mode } from "./environment";
import { FIELD_WORDS } from "./field-words";
import { isRunsChoice } from "./machine-wide";
import { modeContradicts, modeOf } from "./mode-signs";
import { sameValue } from "./same-value";
import { shareFindings } from "./share-findings";
import { modeOfShape } from "./shape-signs";

type Partly = Partial<Environment>;

export interface Labelled {
  /** As the run is filed: the user's word over what the files say. */
  environment: Partly;
  /** The user's word alone. */
  declared: Partly;
  evidence: readonly Evidence[];
  /** Why the user keeps a label that the files contradict. */
  reason?: string | undefined;
}

/** Codes made here, so that they can be made anew when a label is changed. */
export const LABEL_FINDINGS: readonly string[] = [
  "mode-contradicts-file",
  "mode-hint",
  "declared-contradicts-file",
  "share-contradicts-file",
];

/** Whether a warning is about who says what of the environment, also of two files among themselves. */
export const isLabelFinding = (code: string): boolean => code === "files-contradict" || LABEL_FINDINGS.includes(code);

/** Every contradiction between the label of a run and the signs in its files, in the order of the signs. */
export function labelFindings(run: Labelled): Issue[] {
  const signs = [...run.evidence, ...declaredShape(run)];
  const findings = signs.flatMap((sign) => [...modeFinding(run, sign), ...fieldFinding(run, sign)]);
  return [...onceEach(findings), ...shareFindings(run)].map((finding) => withReason(finding, run.reason));
}

/** One line of a file may be a sign of the mode and of the hypervisor: it contradicts once. */
const onceEach = (findings: Issue[]): Issue[] =>
  [...new Map(findings.map((f) => [`${f.code} ${f.at} ${f.found}`, f] as const).reverse()).values()].reverse();

/** L4 for a shape that the user named. */
function declaredShape({ declared }: Labelled): Evidence[] {
  const mode = declared.shape === undefined ? null : modeOfShape(declared.shape);
  return mode && declared.shape
    ? [{ field: "mode", value: mode, text: `machine size "${declared.shape}"`, at: "shape" }]
    : [];
}

/** Where a sign stands, in words: the file's name when it is not the run's own. */
const sourceOf = ({ file }: Evidence): string => (file === undefined ? "the file" : excerpt(file, 60));

function modeFinding({ environment: { mode }, declared, reason }: Labelled, sign: Evidence): Issue[] {
  const seen = modeOf(sign);
  if (!mode || !seen || !modeContradicts(mode, seen)) return [];
  const said = declared.mode === undefined ? "Filed" : "Declared";
  const shows = sign.field === "hypervisor" ? `a ${sign.value} hypervisor` : SIGNS[seen];
  if (sign.hint)
    return [
      {
        code: "mode-hint",
        message: `${said} as ${mode}; ${sourceOf(sign)} hints at ${shows}, which proves nothing.`,
        at: sign.at,
        found: excerpt(sign.text),
        expected: mode,
        hint: "A hint only: a tool's own flag, or a description written by hand.",
      },
    ];
  return [
    {
      code: "mode-contradicts-file",
      message: `${said} as ${mode}, but ${sourceOf(sign)}${SHOWS}${shows}.`,
      at: sign.at,
      found: excerpt(sign.text),
      expected: mode,
      hint: reason
        ? "The declared mode is kept for the reason given, which prints with every comparison."
        : "Relabel the run, or keep the label and give a reason. The declared mode is kept.",
    },
  ];
}

const SHOWS = " shows signs of ";
const KEPT = " Kept, because: ";

/** A reason for keeping the label stands for all that files say against it; a hint needs none. */
function withReason(finding: Issue, reason: string | undefined): Issue {
  if (!reason || finding.code === "mode-hint") return finding;
  return { ...finding, message: `${finding.message}${KEPT}${sentence(excerpt(reason, 300))}` };
}

/** Why the label is kept, of a finding's own words; `null` where nobody said. */
export const keptReason = (message: string): string | null => message.split(KEPT)[1] ?? null;

/** What the file shows, of the words of a `mode-contradicts-file`: "a virtual machine". */
export const shownBy = (message: string): string | null =>
  message.split(KEPT)[0]?.split(SHOWS).at(-1)?.replace(/\.$/, "") ?? null;

const sentence = (text: string): string => (/[.!?…]$/.test(text) ? text : `${text}.`);

const SIGNS = {
  "bare-metal": "bare metal",
  container: "a container",
  "vm-passthrough": "a virtual machine with its GPU passed through",
  "vm-vgpu": "a virtual machine with a virtual GPU",
  "vm-unspecified": "a virtual machine",
  "confidential-vm": "a confidential virtual machine",
} satisfies Record<Mode, string>;

function fieldFinding({ environment, declared, evidence }: Labelled, sign: Evidence): Issue[] {
  const word = declared[sign.field];
  if (sign.field === "mode" || sign.hint || word === undefined || sameValue(sign.field, word, sign.value)) return [];
  // "No hypervisor" is told by the mode.
  if (sign.field === "hypervisor" && environment.mode === "bare-metal") return [];
  if (isRunsChoice(sign.field, word, sign, evidence)) return [];
  return [
    {
      code: "declared-contradicts-file",
      message: `The ${FIELD_WORDS[sign.field]} is declared as "${excerpt(String(word), 60)}", but ${sourceOf(sign)} says "${excerpt(String(sign.value), 60)}".`,
      at: sign.at,
      found: excerpt(sign.text),
      expected: excerpt(String(word)),
      hint: "The declared value is kept.",
    },
  ];
}
