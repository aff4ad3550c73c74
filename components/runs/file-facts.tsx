import { buttonClass } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Sheet } from "@/components/ui/sheet";
import { sizeOf } from "@/lib/view/counts";
import { formatInstant } from "@/lib/view/format";
import { Facts } from "./facts";

interface Props {
  run: {
    id: string;
    filename: string;
    bytes: number;
    sha256: string;
    format: { label: string };
    tool: { name: string; version: string | null };
    createdAt: string;
  };
}

/** The file behind a run: what it is called, which bytes it is made of, and the way to get it back. */
export function FileFacts({ run }: Props) {
  return (
    <Sheet
      id="file"
      title="File"
      actions={
        <a href={`/api/v1/runs/${run.id}/file`} download className={buttonClass({ size: "sm" }, "screen-only")}>
          Download
        </a>
      }
    >
      <Facts
        facts={[
          [
            "Name",
            <span key="n" className="break-all">
              {run.filename}
            </span>,
          ],
          ["Size", sizeOf(run.bytes)],
          ["Recognised as", run.format.label],
          ["Tool", [run.tool.name, run.tool.version].filter(Boolean).join(" ")],
          ["Uploaded", formatInstant(run.createdAt)],
          [
            "SHA-256",
            <span key="sha" className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <span className="type-mono break-all">{run.sha256}</span>
              <CopyButton text={run.sha256} label="Copy the SHA-256" />
            </span>,
          ],
        ]}
      />
      <p className="mt-3 type-note text-ink3">Kept as you sent it, readable by you only.</p>
    </Sheet>
  );
}
