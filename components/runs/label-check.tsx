import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { Issue } from "@/lib/core/outcome";
import type { Mode } from "@/lib/core/run/environment";
import { countOf } from "@/lib/view/counts";
import { MODE_WORDS } from "@/lib/view/modes";
import { isLabelContradicted } from "@/lib/core/comparison/label-words";
import { KeepLabel, type KeepAction } from "./keep-label";

interface Props {
  findings: readonly Issue[];
  /** What the files say the side is, where it is another than the label. */
  seen: Mode | null;
  reason: string | null;
  relabel: (form: FormData) => Promise<void>;
  keep: KeepAction;
}

/** What is told first: the side, then the rest of the label, then files among themselves. */
const ORDER = ["mode-contradicts-file", "share-contradicts-file", "declared-contradicts-file"];
const rank = ({ code }: Issue) => (ORDER.includes(code) ? ORDER.indexOf(code) : ORDER.length);
const isBetweenFiles = ({ code }: Issue) => code === "files-contradict";

function titleOf(findings: readonly Issue[], reason: string | null): string {
  if (reason) return "The label is kept against the files";
  if (findings.every(({ code }) => code === "mode-hint")) return "A hint that speaks against the label";
  const title = findings.every(isBetweenFiles)
    ? "The files do not agree with each other"
    : "The label and the files do not agree";
  return findings.length === 1 ? title : `${title}: ${countOf(findings.length, "contradiction")}`;
}

/** Where the label and the files contradict each other: relabel, or keep it with a reason that prints. */
export function LabelCheck({ findings, seen, reason, relabel, keep }: Props) {
  if (findings.length === 0) return null;
  return (
    <Notice level="warn" title={titleOf(findings, reason)} className="mt-4">
      <ul className="grid gap-1">
        {[...findings]
          .sort((a, b) => rank(a) - rank(b))
          .map((f) => (
            <li key={`${f.code} ${f.at} ${f.found}`} className="break-words">
              {f.message}
              {isBetweenFiles(f) ? null : <Words finding={f} />}
            </li>
          ))}
      </ul>
      {seen || findings.some(isLabelContradicted) ? (
        <div className="mt-3 grid gap-3 screen-only">
          {seen ? (
            <form action={relabel}>
              <input type="hidden" name="mode" value={seen} />
              <Button type="submit" size="sm">
                Relabel as {MODE_WORDS[seen].word}
              </Button>
            </form>
          ) : null}
          <KeepLabel reason={reason} action={keep} />
        </div>
      ) : null}
    </Notice>
  );
}

/** The words that contradict, and their place. What files say against each other is in the message already. */
function Words({ finding: { found, at } }: { finding: Issue }) {
  return (
    <>
      {found ? (
        <>
          {" "}
          It says <q className="type-mono [overflow-wrap:anywhere]">{found}</q>
        </>
      ) : null}
      {at ? <span className="type-mono [overflow-wrap:anywhere] text-ink2"> {at}</span> : null}
    </>
  );
}
