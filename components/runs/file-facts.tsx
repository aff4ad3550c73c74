import type { ReactNode } from "react";
import { buttonClass } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Sheet } from "@/components/ui/sheet";
import { sizeOf } from "@/lib/view/counts";
import { formatInstant } from "@/lib/view/format";
import { mappingWords } from "@/lib/view/mapping-words";
import type { Mapping } from "@/lib/core/mapping/mapping";
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
    mapping: Mapping | null;
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
          ...(run.mapping ? [columnsFact(run.id, run.mapping)] : []),
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
      <p className="mt-3 type-note text-ink3">Kept without what is private in it, readable by you only.</p>
    </Sheet>
  );
}

/** How the columns were read, and what of the file became no figure. */
const columnsFact = (id: string, mapping: Mapping): [string, ReactNode] => [
  "Columns",
  <span key="columns" className="grid gap-0.5">
    {mappingWords(mapping).map((sentence) => (
      <span key={sentence} className="break-words">
        {sentence}
      </span>
    ))}
    <a href={`/api/v1/runs/${id}/rejects`} download className="link screen-only">
      Download rejected rows with reasons
    </a>
  </span>,
];
