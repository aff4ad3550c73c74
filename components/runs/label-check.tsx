import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { Issue } from "@/lib/core/outcome";
import type { Mode } from "@/lib/core/run/environment";
import { countOf } from "@/lib/view/counts";
import { MODE_WORDS } from "@/lib/view/modes";
import { KeepLabel, type KeepAction } from "./keep-label";

interface Props {
  findings: readonly Issue[];
  /** What the files say the side is, where it is another than the label. */
  seen: Mode | null;
  reason: string | null;
  relabel: (form: FormData) => Promise<void>;
  keep: KeepAction;
}

/** Where the label and the files contradict each other: relabel, or keep it with a reason that prints. */
export function LabelCheck({ findings, seen, reason, relabel, keep }: Props) {
  if (findings.length === 0) return null;
  return (
    <Notice
      level="warn"
      title={
        reason
          ? "The label is kept against the files"
          : findings.length === 1
            ? "The label and the files do not agree"
            : `The label and the files do not agree: ${countOf(findings.length, "contradiction")}`
      }
      className="mt-4"
    >
      <ul className="grid gap-1">
        {findings.map((f) => (
          <li key={`${f.code} ${f.at} ${f.found}`} className="break-words">
            {f.message}
            {f.found ? (
              <>
                {" "}
                It says <q className="type-mono break-all">{f.found}</q>
              </>
            ) : null}
            {f.at ? <span className="type-mono text-ink2"> {f.at}</span> : null}
          </li>
        ))}
      </ul>
      {seen ? (
        <div className="mt-3 grid gap-3 screen-only">
          <form action={relabel}>
            <input type="hidden" name="mode" value={seen} />
            <Button type="submit" size="sm">
              Relabel as {MODE_WORDS[seen].word}
            </Button>
          </form>
          <KeepLabel reason={reason} action={keep} />
        </div>
      ) : null}
    </Notice>
  );
}
