"use client";

import { usePathname, useSearchParams } from "next/navigation";
import type { MouseEvent } from "react";
import { SegmentedLinks } from "@/components/ui/segmented";

interface Props {
  label: string;
  /** The key in the address. */
  name: string;
  options: readonly { value: string; label: string }[];
  current: string;
  /** What stands without the key. */
  usual: string;
  className?: string;
}

/** A choice that lives in the address. Links, so that it works without scripts; with them nothing is fetched. */
export function AddressSwitch({ label, name, options, current, usual, className }: Props) {
  const path = usePathname();
  const query = useSearchParams().toString();
  const href = (to: string): string => {
    const params = new URLSearchParams(query);
    if (to === usual) params.delete(name);
    else params.set(name, to);
    const rest = params.toString();
    return rest === "" ? path : `${path}?${rest}`;
  };
  function follow(event: MouseEvent) {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    event.stopPropagation();
    window.history.replaceState(null, "", link.href);
  }
  return (
    <div onClickCapture={follow} className={className}>
      <SegmentedLinks
        label={label}
        options={options.map((o) => ({ href: href(o.value), label: o.label, current: o.value === current }))}
      />
    </div>
  );
}
