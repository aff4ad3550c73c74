import type { Metadata } from "next";
import { headers } from "next/headers";
import { UploadBoard } from "@/components/runs/upload-board";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { ErrorNote } from "@/components/ui/error-note";
import { controlClass } from "@/components/ui/field";
import { Link } from "@/components/ui/link";
import { Page } from "@/components/ui/page";
import { FORMATS } from "@/lib/core/formats/registry";
import { ownerOf } from "@/lib/server/access";
import { REFUSALS } from "@/lib/server/refusal";
import { type SampleSet, sampleSets } from "@/lib/server/samples";
import { isCommand } from "@/lib/view/is-command";
import { loadSamplePair } from "../sample-pair";

export const metadata: Metadata = { title: "Upload" };

type Search = Record<string, string | string[] | undefined>;

export default async function Upload({ searchParams }: { searchParams: Promise<Search> }) {
  await ownerOf(await headers());
  const { refused, batch } = await searchParams;
  const example = (await sampleSets()).find((s) => s.grade === "example");
  const refusal = typeof refused === "string" && Object.hasOwn(REFUSALS, refused) ? refused : null;
  return (
    <Page title="Upload" lead="Drop the files of both sides. You see what was understood before anything is stored.">
      <div className="mt-6 grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_17rem]">
        <div className="min-w-0">
          {refusal ? <PlainRefusal code={refusal} /> : null}
          <PlainForm />
          <UploadBoard batch={typeof batch === "string" && batch !== "" ? batch : null}>
            <Empty files={example ? sampleFiles(example) : []} />
          </UploadBoard>
        </div>
        <Stored />
      </div>
      <Read />
    </Page>
  );
}

function PlainRefusal({ code }: { code: string }) {
  const title = Object.entries(REFUSALS).find(([c]) => c === code)?.[1].title;
  return (
    <ErrorNote className="mb-4" title={`The file was refused: ${title?.toLowerCase()}.`}>
      <p>With scripts switched on, this page says what was found, where, and how to mend it.</p>
    </ErrorNote>
  );
}

/** For browsers without scripts: one file at a time, its side said by the button. */
function PlainForm() {
  return (
    <noscript>
      <form
        method="post"
        encType="multipart/form-data"
        action="/upload/plain"
        className="mb-6 grid gap-3 rounded border border-line bg-surface p-4 sm:p-6"
      >
        <label className="type-sub" htmlFor="plain-file">
          One benchmark file
        </label>
        <input id="plain-file" type="file" name="file" required className={`${controlClass} border-control py-1.5`} />
        <div className="flex flex-wrap gap-3">
          <Button type="submit" formAction="/upload/plain?mode=bare-metal">
            Save as bare metal
          </Button>
          <Button type="submit" formAction="/upload/plain?mode=vm-unspecified">
            Save as virtual machine
          </Button>
          <Button type="submit" variant="quiet">
            The file says its side
          </Button>
        </div>
        <p className="type-note text-ink3">Several files, folders and a look before saving need scripts.</p>
      </form>
    </noscript>
  );
}

/** One file of each side, and one of another tool. */
function sampleFiles({ files }: SampleSet): { href: string; name: string }[] {
  const ending = (path: string) => path.slice(path.lastIndexOf("."));
  const bare = files.find((f) => f.side === "baseline");
  const virtual = files.find((f) => f.side === "candidate");
  const other = files.find((f) => bare && ending(f.path) !== ending(bare.path));
  return [bare, virtual, other].flatMap((f) =>
    f ? [{ href: `/samples/${f.path}`, name: f.path.split("/").slice(-2).join("/") }] : [],
  );
}

function Empty({ files }: { files: { href: string; name: string }[] }) {
  return (
    <section aria-labelledby="try" className="mt-6">
      <h2 id="try" className="type-sub">
        No files at hand?
      </h2>
      <p className="measure mt-1 text-ink2">
        Load the sample pair: several runs on bare metal and as many in a virtual machine, in the real tools&rsquo;
        formats, with made-up figures. Or take a sample file and drop it above.
      </p>
      <div className="mt-4 flex flex-wrap items-center gap-x-6 gap-y-3">
        <form action={loadSamplePair}>
          <Button type="submit">Load the sample pair</Button>
        </form>
        <ul className="flex flex-wrap gap-x-5 gap-y-2 type-table">
          {files.map((f) => (
            <li key={f.href}>
              <a className="link" href={f.href} download>
                {f.name}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

function Stored() {
  return (
    <section aria-labelledby="stored" className="type-note text-ink2">
      <h2 id="stored" className="type-sub text-ink">
        What is stored
      </h2>
      <ul className="mt-2 grid list-none gap-2">
        <li>The file without what is private in it, readable by you only, until you delete its run.</li>
        <li>The figures read from it: metric, unit, parameters and samples.</li>
        <li>What it says of its environment, and what you add.</li>
      </ul>
      <h2 className="mt-5 type-sub text-ink">What is not</h2>
      <ul className="mt-2 grid list-none gap-2">
        <li>
          API keys, tokens and passwords, prompts and generated texts, environment dumps, serial numbers and UUIDs: they
          are taken out before anything is stored, the file included. Each file says how much.
        </li>
        <li>Host names: an alias stands for each, the same within one file.</li>
        <li>Shared reports carry no host names and no files.</li>
        <li>Nothing leaves this server.</li>
      </ul>
    </section>
  );
}

function Read() {
  return (
    <section aria-labelledby="read" className="mt-12">
      <h2 id="read" className="type-section">
        What is read
      </h2>
      <p className="measure mt-1 text-ink2">
        Files are recognised by what is in them, never by their name. Run the same command on both sides, five times or
        more: the spread between runs is what tells a difference from chance.{" "}
        <Link href="/measure" className="link">
          What to measure
        </Link>{" "}
        is a short plan;{" "}
        <Link href="/docs/formats" className="link">
          what is read
        </Link>{" "}
        shows each format with an example.
      </p>
      <dl className="mt-4 grid gap-x-10 gap-y-4 lg:grid-cols-2">
        {FORMATS.map((f) => (
          <div key={f.id} className="min-w-0 border-t border-line pt-3">
            <dt className="font-medium">{f.label}</dt>
            {isCommand(f.command) ? (
              <dd className="mt-1 flex items-start justify-between gap-3">
                <code className="min-w-0 type-mono break-words text-ink2">{f.command}</code>
                <CopyButton text={f.command} label="Copy" variant="quiet" className="-my-1.5 shrink-0" />
              </dd>
            ) : (
              <dd className="mt-1 type-table break-words text-ink2">{f.command}</dd>
            )}
          </div>
        ))}
      </dl>
    </section>
  );
}
