import { Fragment, type ReactNode } from "react";

/** Names and values side by side. */
export function Facts({ facts }: { facts: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className="grid grid-cols-[fit-content(36%)_minmax(0,1fr)] gap-x-4 sm:gap-x-6 gap-y-1.5 type-table">
      {facts.map(([name, value]) => (
        <Fragment key={name}>
          <dt className="text-ink3">{name}</dt>
          <dd className="min-w-0">{value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
