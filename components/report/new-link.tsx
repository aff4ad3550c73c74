import { CopyButton } from "@/components/ui/copy-button";
import { formatDate } from "@/lib/view/format";

interface Props {
  url: string;
  name: string;
  expiresAt: string | null;
  /** The one act that follows: copying it. */
  primary?: boolean;
}

/** A link, shown this once: only its hash is kept. */
export function NewLink({ url, name, expiresAt, primary }: Props) {
  return (
    <div role="status" className="rounded border border-ink bg-surface p-4 sm:p-6">
      <p className="type-sub">The link to “{name}”, shown this once</p>
      <p className="mt-1 measure type-table text-ink2">
        Only its fingerprint is kept, so it cannot be shown again. Whoever has it can read the report
        {expiresAt === null ? " until you revoke it" : ` until ${formatDate(expiresAt)}, or until you revoke it`}.
      </p>
      <p className="mt-3 rounded bg-sunken px-3 py-2 type-mono break-all select-all" data-testid="new-link">
        {url}
      </p>
      <div className="mt-3 flex flex-wrap gap-2">
        <CopyButton text={url} label="Copy the link" variant={primary ? "primary" : "plain"} size="md" />
        <a
          href={url}
          target="_blank"
          rel="noopener noreferrer"
          className="inline-flex min-h-11 items-center px-3 link type-table sm:min-h-10"
        >
          Open it
        </a>
      </div>
    </div>
  );
}
