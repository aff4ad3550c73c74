import { Link } from "./link";
import type { ComponentProps } from "react";
import { cx } from "./class-names";

export type ButtonVariant = "primary" | "plain" | "quiet" | "danger";
export type ButtonSize = "md" | "sm";

const base =
  "inline-flex items-center justify-center gap-2 rounded border text-center font-medium no-underline select-none transition-colors duration-100 disabled:opacity-60 aria-disabled:opacity-60";
const variants = {
  primary: "border-action bg-action text-on-action hover:border-action-hover hover:bg-action-hover",
  plain: "border-control bg-surface text-ink hover:border-ink hover:bg-sunken",
  quiet: "border-transparent bg-transparent text-ink underline underline-offset-3 hover:bg-sunken",
  danger: "border-block bg-surface text-block hover:bg-block-tint",
} satisfies Record<ButtonVariant, string>;
const sizes = {
  md: "min-h-11 px-4 text-[0.9375rem] leading-5 sm:min-h-10",
  sm: "min-h-11 px-3 text-sm leading-5 sm:min-h-8",
} satisfies Record<ButtonSize, string>;

interface Looks {
  variant?: ButtonVariant;
  size?: ButtonSize;
}

export function buttonClass({ variant = "plain", size = "md" }: Looks = {}, extra?: string): string {
  return cx(base, variants[variant], sizes[size], extra);
}

export function Button({ variant, size, className, type = "button", ...rest }: Looks & ComponentProps<"button">) {
  return <button type={type} className={buttonClass({ variant, size }, className)} {...rest} />;
}

/** A link that looks like a button: for what takes somebody to another page. */
export function LinkButton({ variant, size, className, ...rest }: Looks & ComponentProps<typeof Link>) {
  return <Link className={buttonClass({ variant, size }, className)} {...rest} />;
}
