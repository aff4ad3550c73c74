import type { Snapshot } from "@/lib/core/report/snapshot";

interface Props {
  snapshot: Snapshot;
  sha256: string;
  /** Where it can be read; on paper only. */
  address: string;
}

/** What it takes to tell one report from another and to make its figures again. */
export function ReportFoot({ snapshot, sha256, address }: Props) {
  const facts = [
    ["Report layout", `version ${snapshot.schemaVersion}`],
    ["Formulas", `version ${snapshot.modelVersion}`],
    ["Seed of the simulation", String(snapshot.seed)],
    ["Content, SHA-256", sha256],
  ] as const;
  return (
    <footer className="border-t border-line pt-4">
      <dl className="grid gap-x-6 gap-y-1 type-note sm:grid-cols-[max-content_1fr]">
        {facts.map(([term, value]) => (
          <div key={term} className="contents">
            <dt className="text-ink3">{term}</dt>
            <dd className="min-w-0 type-mono break-all text-ink2">{value}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-2 type-mono break-all text-ink2 print-only">{address}</p>
      <p className="mt-3 measure type-note text-ink3">
        Positive overhead means that the virtualized side did less work. Figures are rounded once, at the end; the CSV
        and JSON exports hold them unrounded.
      </p>
    </footer>
  );
}
