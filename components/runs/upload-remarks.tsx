import type { Route } from "next";
import type { ReactNode } from "react";
import { ErrorNote } from "@/components/ui/error-note";
import { Link } from "@/components/ui/link";
import type { Issue } from "@/lib/core/outcome";
import { countOf, listed } from "@/lib/view/counts";
import { formatDate } from "@/lib/view/format";
import { MetricNames } from "./metric-names";
import { removedWords } from "./removed-words";
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
  const { phase, preview, saved, refused, described } = item;
  const isOpen = phase !== "saved";
  const facts = isOpen ? factsOf(item, twin) : [];
  return (
    <div className="mt-1 grid grid-cols-[minmax(0,1fr)] gap-1 wrap-anywhere empty:hidden">
      {phase === "read" && doubtOf(item)?.code === "side-contradicts" ? (
        <p className="type-note font-medium text-warn">
          The side you chose contradicts what was found. Choose again, or keep it: the contradiction prints with every
          result.
        </p>
      ) : null}
      {isOpen && described ? <Contradictions described={described} /> : null}
      {facts.length > 0 ? (
        <p className="type-note text-ink2">
          {facts.map((fact, i) => (
            // The facts of a file never change places
            <span key={i}>{fact} </span>
          ))}
        </p>
      ) : null}
      {saved?.kind === "run" && saved.id !== "" ? <SavedAs saved={saved} /> : null}
      {refused ? <Refusal refused={refused} /> : null}
      {isOpen && preview ? (
        <div className="flex flex-wrap gap-x-5 empty:hidden">
          {preview.metrics.length > 0 ? <MetricNames metrics={preview.metrics} /> : null}
          {preview.skipped.length + preview.warnings.length > 0 ? <Details preview={preview} /> : null}
        </div>
      ) : null}
    </div>
  );
}

function factsOf(item: Item, twin: string | null): ReactNode[] {
  const known = item.phase === "read" && twin === null ? knownAs(item) : null;
  const facts: ReactNode[] = [];
  if (item.phase === "read" && twin !== null) facts.push(`The same bytes as ${twin}: it is saved once.`);
  if (known) {
    const again = known.same ? ". Saving it the same way adds nothing." : modeOf(item) ? ", on another side." : ".";
    facts.push(
      <>
        Already here as{" "}
        <Link className="link" href={`/runs/${known.id}` as Route}>
          this run
        </Link>
        , uploaded {formatDate(known.createdAt)}
        {again}
      </>,
    );
  }
  if (item.described) facts.push(addsWords(item.described));
  if (item.preview && item.preview.removed.length > 0) facts.push(removedWords(item.preview.removed));
  return facts;
}

const addsWords = ({ files, adds }: Described): string =>
  adds.length > 0
    ? `From ${listed(files)}: ${listed(adds)}.`
    : `${listed(files)} ${files.length === 1 ? "adds" : "add"} nothing that this file does not say.`;

function SavedAs({ saved }: { saved: NonNullable<Item["saved"]> }) {
  return (
    <p className="type-note">
      <Link className="link" href={`/runs/${saved.id}` as Route}>
        Open the run
      </Link>
      {saved.warnings.length > 0 ? (
        <span className="text-ink2">, saved with {countOf(saved.warnings.length, "warning")}</span>
      ) : null}
    </p>
  );
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

const Contradictions = ({ described }: { described: Described }) =>
  described.contradictions.map((c) => (
    <p key={`${c.at} ${c.message}`} className="type-note font-medium text-warn">
      {c.message} <span className="font-normal">{c.hint}</span>
    </p>
  ));

const LISTED = 20;

function Details({ preview }: { preview: NonNullable<Item["preview"]> }) {
  const { skipped, warnings } = preview;
  const parts = [
    skipped.length > 0 ? "what was left out" : null,
    warnings.length > 0 ? countOf(warnings.length, "warning") : null,
  ].filter((part) => part !== null);
  return (
    <details className="type-note open:basis-full">
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
          <li className="text-ink3">The download below holds them all.</li>
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
