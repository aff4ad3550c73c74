import type { Metadata } from "next";
import { LinkButton } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Page } from "@/components/ui/page";
import { Sheet } from "@/components/ui/sheet";
import { knownNames } from "@/lib/core/formats/known-formats";
import { FORMATS } from "@/lib/core/formats/registry";
import { formatGroups } from "@/lib/view/format-groups";
import { FormatEntry } from "./format-entry";

export const metadata: Metadata = {
  title: "What is read",
  description: "Every file format Bareline reads: the tool, the command for both sides, what it measures, an example.",
};

export default function FormatsPage() {
  const groups = formatGroups(FORMATS);
  const unread = knownNames();
  return (
    <Page
      title="What is read"
      lead="Files are recognised by what is in them, never by their name. Run the same command on both sides, in at least five separate starts each."
      actions={
        <>
          <LinkButton href="/upload" variant="primary">
            Upload files
          </LinkButton>
          <LinkButton href="/measure">What to measure</LinkButton>
          <LinkButton href="/docs/metrics">Metrics</LinkButton>
        </>
      }
    >
      <div className="mt-8 grid grid-cols-[minmax(0,1fr)] gap-x-10 gap-y-6 lg:grid-cols-[13rem_minmax(0,1fr)]">
        <Contents groups={groups} unread={unread.length > 0} />
        <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-6">
          {groups.map((group) => (
            <Sheet key={group.id} id={group.id} title={group.title} note={group.note} className="scroll-mt-16">
              <div className="divide-y divide-line">
                {group.formats.map((format) => (
                  <FormatEntry key={format.id} format={format} />
                ))}
              </div>
            </Sheet>
          ))}
          <Sheet id="tables" title="Any other table" className="scroll-mt-16">
            <p className="measure type-table text-ink2">
              A CSV, a TSV or a JSON list that no format knows is opened on <UploadLink />: you say which column is the
              metric, which the value, its unit and its direction, and see the first twenty rows as they would be read.
              The next file of the same shape is offered the same answer.
            </p>
          </Sheet>
          {unread.length > 0 ? (
            <Sheet
              id="known"
              title="Known, and not read yet"
              note="Such a file is recognised and refused by its name."
              className="scroll-mt-16"
            >
              <p className="measure type-table text-ink2">{unread.join("; ")}.</p>
            </Sheet>
          ) : null}
        </div>
      </div>
    </Page>
  );
}

function UploadLink() {
  return (
    <Link href="/upload" className="link">
      the upload page
    </Link>
  );
}

function Contents({ groups, unread }: { groups: ReturnType<typeof formatGroups>; unread: boolean }) {
  const linkClass = "flex min-h-6 items-center rounded type-note text-ink2 hover:text-ink hover:underline";
  const rest = [
    { id: "tables", title: "Any other table" },
    ...(unread ? [{ id: "known", title: "Known, and not read yet" }] : []),
  ];
  return (
    <nav aria-label="On this page" className="screen-only">
      <ul className="grid gap-3 sm:max-lg:grid-cols-2 lg:sticky lg:top-20 lg:max-h-[calc(100dvh-6rem)] lg:overflow-y-auto">
        {groups.map((group) => (
          <li key={group.id}>
            <a
              href={`#${group.id}`}
              className="flex min-h-8 items-center rounded type-note font-semibold hover:underline"
            >
              {group.title}
            </a>
            <ul>
              {group.formats.map((format) => (
                <li key={format.id}>
                  <a href={`#${format.id}`} className={linkClass}>
                    {format.label}
                  </a>
                </li>
              ))}
            </ul>
          </li>
        ))}
        {rest.map(({ id, title }) => (
          <li key={id}>
            <a href={`#${id}`} className="flex min-h-8 items-center rounded type-note font-semibold hover:underline">
              {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
