import type { Metadata } from "next";
import { Contents } from "@/components/ui/contents";
import { LinkButton } from "@/components/ui/button";
import { PlainTable } from "@/components/ui/data-table";
import { Notice } from "@/components/ui/notice";
import { Page } from "@/components/ui/page";
import { Sheet } from "@/components/ui/sheet";
import { CONDITION_HEAD, CONDITION_ROWS, LABEL_HEAD, LABEL_ROWS } from "@/lib/view/comparability-rules";
import { formatDate } from "@/lib/view/format";
import {
  CHANGE_LOG,
  FLOOR_RULES,
  GLOSSARY,
  INTERVAL_RULES,
  PLAUSIBILITY_RULES,
  type Rule,
  VERDICT_RULES,
  versionAsked,
} from "@/lib/view/method-rules";
import { METHODS } from "@/lib/view/methods";
import { MethodEntry } from "./method-entry";

export const metadata: Metadata = {
  title: "Methods",
  description:
    "Every formula in words, in symbols and worked with numbers; which interval when; what a verdict may claim.",
};

const RULES: readonly {
  id: string;
  title: string;
  note: string;
  head: readonly [string, string];
  rules: readonly Rule[];
}[] = [
  {
    id: "interval",
    title: "Which interval when",
    note: "By runs on the smaller side. A run is a separate start, not a sample inside one. 95 % unless said otherwise.",
    head: ["Runs a side", "Interval"],
    rules: INTERVAL_RULES,
  },
  {
    id: "noise-floor",
    title: "The noise floor",
    note: "Differences that chance could make. An assumed floor is marked as such wherever it is used.",
    head: ["What is known", "Floor"],
    rules: FLOOR_RULES,
  },
  {
    id: "plausibility",
    title: "What is doubted",
    note: "A value that fails P1 never reaches money until its unit is answered.",
    head: ["Found", "Said"],
    rules: PLAUSIBILITY_RULES,
  },
];

const contents = [
  ...METHODS.map((g) => ({ id: g.id, title: g.title })),
  { id: "verdict", title: "What a verdict may claim" },
  { id: "conditions", title: "What must be alike" },
  { id: "labels", title: "Label and signs" },
  ...RULES.map(({ id, title }) => ({ id, title })),
  { id: "words", title: "Words" },
  { id: "changes", title: "Versions of the formulas" },
];

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function MethodsPage({ searchParams }: Props) {
  const asked = [(await searchParams).v].flat()[0]?.slice(0, 20);
  return (
    <Page
      title="How it is computed"
      lead="Every formula in words, in symbols and with numbers. The examples are worked by the functions the product itself uses."
      actions={
        <LinkButton href="/" variant="primary">
          Try with my numbers
        </LinkButton>
      }
    >
      <div className="mt-8 grid grid-cols-[minmax(0,1fr)] gap-x-10 gap-y-6 lg:grid-cols-[12rem_minmax(0,1fr)]">
        <Contents items={contents} />
        <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-6">
          <VersionNotice asked={asked} />
          {METHODS.map((group) => (
            <Sheet key={group.id} id={group.id} title={group.title}>
              <div className="divide-y divide-line">
                {group.methods.map((m) => (
                  <MethodEntry key={m.id} method={m} />
                ))}
              </div>
            </Sheet>
          ))}
          <Sheet
            id="verdict"
            title="What a verdict may claim"
            note="The first line that fits wins. lo and hi are the ends of the 95 % interval of the overhead, F is the noise floor, M the margin for “same”: 2 %, never below F."
          >
            <PlainTable
              label="Verdicts"
              head={["When", "Verdict", "Money"]}
              rows={VERDICT_RULES.map((r) => [
                r.when,
                <strong key="v" className="font-semibold">
                  {r.then}
                </strong>,
                r.money,
              ])}
            />
          </Sheet>
          <Sheet
            id="conditions"
            title="What must be alike"
            note="Checked for each metric. What a side does not say is never alike: it is unknown, and that is printed. A block needs a reason, which prints with every result."
          >
            <PlainTable label="Conditions of a comparison" head={CONDITION_HEAD} rows={CONDITION_ROWS} stickyFirst />
          </Sheet>
          <Sheet
            id="labels"
            title="Label and signs"
            note="What a run is declared to be, held against what its files show. Agreement passes, a contradiction prints with every comparison, and nothing found is “declared by you, and verified by no file”."
          >
            <PlainTable label="Signs of a side" head={LABEL_HEAD} rows={LABEL_ROWS} />
          </Sheet>
          {RULES.map((r) => (
            <Sheet key={r.id} id={r.id} title={r.title} note={r.note}>
              <PlainTable label={r.title} head={r.head} rows={r.rules.map(({ when, then }) => [when, then])} />
            </Sheet>
          ))}
          <Sheet id="words" title="Words" note="One word a thing. Tax and penalty are not synonyms of overhead here.">
            <dl className="grid gap-x-6 gap-y-3 type-table sm:grid-cols-[12rem_minmax(0,1fr)] sm:gap-y-2">
              {GLOSSARY.map(({ word, meaning }) => (
                <div key={word} className="contents">
                  <dt className="font-semibold">{word}</dt>
                  <dd className="measure max-sm:-mt-2">{meaning}</dd>
                </div>
              ))}
            </dl>
          </Sheet>
          <Sheet
            id="changes"
            title="Versions of the formulas"
            note="A frozen report names the version it was computed with."
          >
            <PlainTable
              label="Versions"
              head={["Version", "Since", "What changed"]}
              rows={CHANGE_LOG.map((c) => [c.version, formatDate(c.date), c.changes])}
            />
          </Sheet>
        </div>
      </div>
    </Page>
  );
}

/** A report names the version that it was made with; here is what changed since. */
function VersionNotice({ asked }: { asked: string | undefined }) {
  const found = versionAsked(asked);
  if (!found) return null;
  const current = CHANGE_LOG[0]?.version;
  if (!found.known)
    return (
      <Notice level="warn" title={`No version of the formulas is called “${asked}”.`}>
        There are: {CHANGE_LOG.map((v) => v.version).join(", ")}. In force is {current}.
      </Notice>
    );
  if (found.since.length === 0) return <Notice level="pass" title={`Version ${asked} is the one in force.`} />;
  return (
    <Notice level="warn" title={`The formulas below are version ${current}. Since version ${asked}:`}>
      <ul className="measure grid gap-1">
        {found.since.map((v) => (
          <li key={v.version}>
            {v.version}: {v.changes}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
