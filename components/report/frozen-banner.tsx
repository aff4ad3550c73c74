import type { Snapshot } from "@/lib/core/report/snapshot";
import { formatInstant } from "@/lib/view/format";

/** Says first of all that nothing here moves any more, and as of when. */
export function FrozenBanner({ snapshot, expiresAt }: { snapshot: Snapshot; expiresAt: string | null }) {
  const { createdAt, modelVersion, currency, hide } = snapshot;
  return (
    <p className="rounded border border-line bg-sunken px-3 py-2 type-note text-ink2">
      <strong className="font-semibold text-ink">
        Frozen <time dateTime={createdAt}>{formatInstant(createdAt)}</time>, formulas version {modelVersion}.
      </strong>{" "}
      It shows what was published then and never changes. All money is in {currency}; nothing was converted.
      {hide.includes("unit-prices") ? " The author left unit prices out." : ""}
      {hide.includes("hosts") ? " The author left host names out." : ""}
      {expiresAt === null ? "" : ` This link ends on ${formatInstant(expiresAt)}.`}
    </p>
  );
}
