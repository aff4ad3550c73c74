import { Link } from "./link";
import { type ChangeEventHandler, useId } from "react";
import type { Route } from "next";
import { cx } from "./class-names";

export interface SegmentOption {
  value: string;
  label: string;
}

interface Props {
  name: string;
  legend: string;
  options: readonly SegmentOption[];
  /** With `onChange` the control is steered from outside; without, give `defaultValue`. */
  value?: string;
  defaultValue?: string;
  onChange?: ChangeEventHandler<HTMLInputElement>;
  hideLegend?: boolean;
  hint?: string;
  /** Id of a form that it belongs to without standing in it. */
  form?: string;
  className?: string;
}

const track = "flex min-h-11 overflow-hidden rounded border border-control bg-surface sm:min-h-8";
const cell =
  "relative flex flex-1 items-center justify-center px-3 py-1 text-center type-note font-medium [&:not(:first-child)]:border-s [&:not(:first-child)]:border-control";

/** Radio buttons drawn as one bar: part of any form, with or without scripts. */
export function Segmented({
  name,
  legend,
  options,
  value,
  defaultValue,
  onChange,
  hideLegend,
  hint,
  form,
  className,
}: Props) {
  const id = useId();
  return (
    <fieldset className={cx("min-w-0", className)} aria-describedby={hint ? `${id}-hint` : undefined}>
      <legend className={hideLegend ? "sr-only" : "mb-1 type-note text-ink2"}>{legend}</legend>
      <div className={track}>
        {options.map((o) => (
          <label
            key={o.value}
            className={cx(
              cell,
              "text-ink2 hover:bg-sunken has-checked:bg-action has-checked:text-on-action",
              "has-focus-visible:z-10 has-focus-visible:outline-2 has-focus-visible:-outline-offset-4 has-focus-visible:outline-focus has-checked:has-focus-visible:outline-on-action",
              "forced-colors:has-checked:underline",
            )}
          >
            <input
              type="radio"
              name={name}
              form={form}
              value={o.value}
              checked={value === undefined ? undefined : value === o.value}
              defaultChecked={value === undefined ? defaultValue === o.value : undefined}
              onChange={onChange}
              className="absolute inset-0 cursor-pointer opacity-0"
            />
            {o.label}
          </label>
        ))}
      </div>
      {hint ? (
        <p id={`${id}-hint`} className="mt-1 type-note text-ink3">
          {hint}
        </p>
      ) : null}
    </fieldset>
  );
}

interface LinksProps {
  label: string;
  options: readonly { href: string; label: string; current: boolean }[];
  className?: string;
}

/** The same bar made of links: for a choice that lives in the address. */
export function SegmentedLinks({ label, options, className }: LinksProps) {
  return (
    <nav aria-label={label} className={className}>
      <ul className={cx(track, "list-none")}>
        {options.map((o) => (
          <li
            key={o.href}
            className={cx("flex flex-1 [&:not(:first-child)]:border-s [&:not(:first-child)]:border-control")}
          >
            <Link
              href={o.href as Route}
              scroll={false}
              replace
              aria-current={o.current ? "true" : undefined}
              className={cx(
                "flex flex-1 items-center justify-center px-2.5 py-1 type-note sm:px-3 font-medium focus-visible:-outline-offset-4",
                o.current ? "bg-action text-on-action focus-visible:outline-on-action" : "text-ink2 hover:bg-sunken",
              )}
            >
              {o.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
