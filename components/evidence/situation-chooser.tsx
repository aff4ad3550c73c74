import { LinkButton } from "@/components/ui/button";
import { cx } from "@/components/ui/class-names";
import { GradeBadge } from "@/components/ui/grade-badge";
import { Link } from "@/components/ui/link";
import { LEDGER } from "@/lib/core/evidence/ledger";
import { NO_FILTER, figuresFor } from "@/lib/core/evidence/ledger-filter";
import { priorOf } from "@/lib/core/evidence/priors";
import { SITUATIONS, situationOf } from "@/lib/core/evidence/situations";
import { type EvidenceView, PLAIN_VIEW, evidenceHref } from "@/lib/view/evidence-url";
import { formatPercent } from "@/lib/view/format";

const percent = (o: number) => formatPercent(o, { decimals: 2 });

/** Which published range stands in, asked by what the reader runs. */
export function SituationChooser({ view }: { view: EvidenceView }) {
  const { label, derived, caveats, rows } = situationOf(view.prior);
  const prior = priorOf(view.prior);
  const behind = figuresFor({ ...NO_FILTER, ...rows }, LEDGER).length;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-5 lg:grid-cols-[15rem_minmax(0,1fr)]">
      <nav aria-label="Situation">
        <ul className="grid gap-0.5">
          {SITUATIONS.map((s) => (
            <li key={s.prior}>
              <Link
                href={evidenceHref(view, { prior: s.prior }, "presets")}
                scroll={false}
                aria-current={s.prior === view.prior ? "true" : undefined}
                className={cx(
                  "flex min-h-9 items-center rounded border-s-2 px-3 type-table",
                  s.prior === view.prior
                    ? "border-ink bg-sunken font-semibold"
                    : "border-transparent text-ink2 hover:border-control hover:text-ink",
                )}
              >
                {s.label}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <section aria-label={`The chosen situation: ${label}`} className="min-w-0">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h3 className="type-table font-semibold">{prior.meaning}</h3>
          <GradeBadge grade={prior.grade} />
        </div>
        <dl className="mt-3 flex flex-wrap items-baseline gap-x-8 gap-y-2">
          {(["p10", "p50", "p90"] as const).map((p) => (
            <div key={p}>
              <dt className="type-note text-ink3">{p.toUpperCase()}</dt>
              <dd className={cx("num", p === "p50" ? "text-2xl font-semibold" : "text-xl")}>{percent(prior[p])}</dd>
            </div>
          ))}
        </dl>
        <p className="mt-1 type-note text-ink3">
          Share of capacity lost; {prior.level}. Published evidence, not yours.
          {prior.acts === "network" ? " Of the network alone." : ""}
        </p>
        <dl className="mt-4 grid gap-x-6 gap-y-2 type-table sm:grid-cols-[7rem_minmax(0,1fr)]">
          <dt className="text-ink3">Rests on</dt>
          <dd className="measure">
            {prior.basis}{" "}
            {prior.url ? (
              <a href={prior.url} rel="noreferrer" className="link">
                Source
              </a>
            ) : null}
          </dd>
          <dt className="text-ink3">Derived</dt>
          <dd className="measure">{derived}</dd>
          <dt className="text-ink3">Caveats</dt>
          <dd>
            <ul className="measure grid gap-1">
              {caveats.map((c) => (
                <li key={c}>{c}</li>
              ))}
            </ul>
          </dd>
        </dl>
        <p className="mt-5 flex flex-wrap items-center gap-3 screen-only">
          <LinkButton href={`/scenarios/new?prior=${view.prior}`}>Use in my scenario</LinkButton>
          <Link
            href={evidenceHref(PLAIN_VIEW, { filter: { ...NO_FILTER, ...rows }, prior: view.prior }, "ledger")}
            className="link inline-flex min-h-9 items-center type-table"
          >
            {behind === 1 ? "The row behind it" : `The ${behind} rows behind it`}
          </Link>
        </p>
      </section>
    </div>
  );
}
