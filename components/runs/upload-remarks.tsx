import type { Route } from "next";
import type { ReactNode } from "react";
import { ErrorNote } from "@/components/ui/error-note";
import { Link } from "@/components/ui/link";
import type { Issue } from "@/lib/core/outcome";
import { countOf, listed } from "@/lib/view/counts";
import { formatDate } from "@/lib/view/format";
import { MetricNames } from "./metric-names";
import { RemovedNote } from "./removed-note";
import type { Described } from "./upload-described";
import type { Item } from "./upload-item";
import { doubtOf, knownAs, modeOf } from "./upload-judgement";

interface Props {
  item: Item;
  /** Path of an earlier line with the same bytes. */
  twin: string | null;
}

/** What is to be said of a file beside what it is: doubts, copies, faults, what was left out and taken out. */
export function UploadRemarks({ item, twin }: Props) {
  const { phase, preview, saved, refused } = item;
  const notes: ReactNode[] = [];
  const known = knownAs(item);
  const isRead = phase === "read";
  if (isRead && doubtOf(item)?.code === "side-contradicts")
    notes.push(
      <p key="doubt" className="type-note font-medium text-warn">
        The side you chose contradicts what was found. Choose again, or keep it: the contradiction prints with every
        result.
      </p>,
    );
  if (isRead && twin !== null)
    notes.push(
      <p key="twin" className="type-note text-ink2">
        The same bytes as {twin}: it is saved once.
      </p>,
    );
  if (isRead && known && twin === null)
    notes.push(
      <p key="known" className="type-note text-ink2">
        Already here as{" "}
        <Link className="link" href={`/runs/${known.id}` as Route}>
          this run
        </Link>
        , uploaded {formatDate(known.createdAt)}
        {known.same ? ". Saving it the same way adds nothing." : modeOf(item) ? ", on another side." : "."}
      </p>,
    );
  if (item.described && phase !== "saved") notes.push(<FromEnvironment key="described" described={item.described} />);
  if (saved?.kind === "run" && saved.id !== "")
    notes.push(
      <p key="saved" className="type-note">
        <Link className="link" href={`/runs/${saved.id}` as Route}>
          Open the run
        </Link>
        {saved.warnings.length > 0 ? (
          <span className="text-ink2">, saved with {countOf(saved.warnings.length, "warning")}</span>
        ) : null}
      </p>,
    );
  if (refused) notes.push(<Refusal key="refused" refused={refused} />);
  if (preview && phase !== "saved") {
    if (preview.removed.length > 0) notes.push(<RemovedNote key="removed" removed={preview.removed} />);
    if (preview.metrics.length > 0) notes.push(<MetricNames key="metrics" metrics={preview.metrics} />);
    if (preview.skipped.length + preview.warnings.length > 0) notes.push(<Details key="details" preview={preview} />);
  }
  return notes.length > 0 ? <div className="mt-1 grid gap-1.5">{notes}</div> : null;
}

/** What no reader knows is said in one line: a folder may hold hundreds of such files. */
const PLAIN = ["unknown-format", "known-not-read"];

function Refusal({ refused }: { refused: NonNullable<Item["refused"]> }) {
  const [first] = refused.errors;
  if (first && PLAIN.includes(first.code))
    return (
      <p className="type-note text-ink2">
        {first.message} {first.found ? <>Found {first.found}.</> : null}
      </p>
    );
  return (
    <ErrorNote quiet title={refused.title} faults={refused.errors} more={refused.more}>
      {refused.errors.length === 0 ? <p>{refused.detail}</p> : null}
    </ErrorNote>
  );
}

function FromEnvironment({ described: { files, adds, contradictions } }: { described: Described }) {
  return (
    <div className="type-note text-ink2">
      <p>
        With {listed(files)}: {adds.length > 0 ? `adds ${listed(adds)}.` : "adds nothing that this file does not say."}
      </p>
      {contradictions.map((c) => (
        <p key={`${c.at} ${c.message}`} className="font-medium text-warn">
          {c.message} <span className="font-normal">{c.hint}</span>
        </p>
      ))}
    </div>
  );
}

const LISTED = 20;

function Details({ preview }: { preview: NonNullable<Item["preview"]> }) {
  const { skipped, warnings } = preview;
  const parts = [
    skipped.length > 0 ? "what was left out" : null,
    warnings.length > 0 ? countOf(warnings.length, "warning") : null,
  ].filter((part) => part !== null);
  return (
    <details className="type-note">
      <summary className="inline-flex min-h-6 items-center text-ink2 underline underline-offset-3 hover:text-ink">
        Show {listed(parts)}
      </summary>
      <ul className="mt-1 grid gap-1 border-s-2 border-line ps-3 text-ink2">
        {skipped.slice(0, LISTED).map((s) => (
          <li key={`${s.what} ${s.reason}`}>
            {s.what}
            {s.count > 1 ? ` (${s.count})` : ""}: {s.reason}
          </li>
        ))}
        {warnings.slice(0, LISTED).map((w) => (
          <Warning key={`${w.code} ${w.at} ${w.message}`} warning={w} />
        ))}
        {skipped.length > LISTED || warnings.length > LISTED ? (
          <li className="text-ink3">The list of rejects below holds them all.</li>
        ) : null}
      </ul>
    </details>
  );
}

const Warning = ({ warning }: { warning: Issue }) => (
  <li>
    {warning.message}
    {warning.at ? <span className="type-mono text-ink3"> {warning.at}</span> : null}
  </li>
);
