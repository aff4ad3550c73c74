import { IDLE_FACT, NOISE_CONSEQUENCE, NOISE_FACTS } from "@/lib/core/evidence/noise-facts";
import { RowLinks } from "./row-links";

/** How far two results lie apart without any hypervisor between them. */
export function NoiseList() {
  return (
    <>
      <dl className="grid gap-x-6 gap-y-3 type-table sm:grid-cols-[16rem_minmax(0,1fr)] sm:gap-y-2">
        {NOISE_FACTS.map((f) => (
          <div key={f.id} className="contents">
            <dt className="text-ink2">{f.what}</dt>
            <dd className="measure max-sm:-mt-2">
              {f.seen} <RowLinks rows={f.rows} />
            </dd>
          </div>
        ))}
      </dl>
      <p className="mt-4 measure type-table font-medium">{NOISE_CONSEQUENCE}</p>
      <p className="mt-1 measure type-note text-ink2">
        {IDLE_FACT.seen} <RowLinks rows={IDLE_FACT.rows} />
      </p>
    </>
  );
}
