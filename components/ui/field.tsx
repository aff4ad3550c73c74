import type { ComponentProps, ReactNode } from "react";
import { cx } from "./class-names";

interface FieldProps {
  label: ReactNode;
  /** Always visible: what is expected, or why it matters. */
  hint?: ReactNode;
  /** How an ambiguous writing was read. */
  echo?: ReactNode;
  error?: ReactNode;
}

const describedBy = (id: string, { hint, echo, error }: FieldProps) =>
  cx(hint != null && `${id}-hint`, echo != null && `${id}-echo`, error != null && `${id}-error`) || undefined;

export const controlClass =
  "min-h-11 w-full min-w-0 rounded border bg-surface px-2.5 text-base text-ink sm:min-h-9 sm:text-sm disabled:bg-sunken disabled:text-ink3";

function Frame({ id, label, hint, echo, error, children }: FieldProps & { id: string; children: ReactNode }) {
  return (
    <div>
      <label htmlFor={id} className="mb-1 block type-note text-ink2">
        {label}
      </label>
      {children}
      {hint != null ? (
        <p id={`${id}-hint`} className="mt-1 type-note text-ink3">
          {hint}
        </p>
      ) : null}
      {echo != null ? (
        <p id={`${id}-echo`} className="mt-1 type-note text-ink2">
          {echo}
        </p>
      ) : null}
      {error != null ? (
        <p id={`${id}-error`} className="mt-1 type-note font-medium text-block">
          {error}
        </p>
      ) : null}
    </div>
  );
}

type Box = Omit<ComponentProps<"input">, "type" | "size">;

/** A text field for numbers: `type=number` empties what people paste. */
export function NumberField({
  label,
  hint,
  echo,
  error,
  unit,
  id = `f-${String(label)}`,
  className,
  ...rest
}: FieldProps & Box & { unit?: ReactNode; id?: string }) {
  return (
    <Frame id={id} label={label} hint={hint} echo={echo} error={error}>
      <div className="relative">
        <input
          id={id}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          spellCheck={false}
          aria-invalid={error != null ? true : undefined}
          aria-describedby={
            cx(describedBy(id, { label, hint, echo, error }), unit != null && `${id}-unit`) || undefined
          }
          className={cx(
            controlClass,
            "num",
            error != null ? "border-block" : "border-control",
            unit != null && "pe-20",
            className,
          )}
          {...rest}
        />
        {unit != null ? (
          <span
            id={`${id}-unit`}
            className="pointer-events-none absolute inset-y-0 end-2.5 flex items-center type-note text-ink3"
          >
            {unit}
          </span>
        ) : null}
      </div>
    </Frame>
  );
}

export function TextField({
  label,
  hint,
  echo,
  error,
  id = `f-${String(label)}`,
  className,
  type = "text",
  ...rest
}: FieldProps & Omit<ComponentProps<"input">, "size"> & { id?: string }) {
  return (
    <Frame id={id} label={label} hint={hint} echo={echo} error={error}>
      <input
        id={id}
        type={type}
        aria-invalid={error != null ? true : undefined}
        aria-describedby={describedBy(id, { label, hint, echo, error })}
        className={cx(controlClass, error != null ? "border-block" : "border-control", className)}
        {...rest}
      />
    </Frame>
  );
}

export interface Choice {
  value: string;
  label: string;
  disabled?: boolean;
  /** Choices of one group stand under its name, after those of none. */
  group?: string;
}

const option = (o: Choice) => (
  <option key={o.value} value={o.value} disabled={o.disabled}>
    {o.label}
  </option>
);

export function SelectField({
  label,
  hint,
  echo,
  error,
  options,
  id = `f-${String(label)}`,
  className,
  ...rest
}: FieldProps & Omit<ComponentProps<"select">, "size"> & { options: readonly Choice[]; id?: string }) {
  return (
    <Frame id={id} label={label} hint={hint} echo={echo} error={error}>
      <div className="relative">
        <select
          id={id}
          aria-invalid={error != null ? true : undefined}
          aria-describedby={describedBy(id, { label, hint, echo, error })}
          className={cx(
            controlClass,
            "appearance-none pe-8",
            error != null ? "border-block" : "border-control",
            className,
          )}
          {...rest}
        >
          {options.filter((o) => !o.group).map(option)}
          {[...new Set(options.map((o) => o.group))].map((group) =>
            group ? (
              <optgroup key={group} label={group}>
                {options.filter((o) => o.group === group).map(option)}
              </optgroup>
            ) : null,
          )}
        </select>
        <svg
          viewBox="0 0 16 16"
          width="14"
          height="14"
          aria-hidden="true"
          className="pointer-events-none absolute inset-y-0 end-2.5 my-auto text-ink2"
        >
          <path d="M3.5 6l4.5 4.5L12.5 6" fill="none" stroke="currentColor" strokeWidth="1.5" />
        </svg>
      </div>
    </Frame>
  );
}
