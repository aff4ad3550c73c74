"use client";

import { usePathname, useSearchParams } from "next/navigation";
import type { MouseEvent } from "react";
import { SegmentedLinks } from "@/components/ui/segmented";
import { DEFINITIONS, type Definition } from "./wording";

/** Two links, so that it works without scripts; with them the address changes and nothing is fetched. */
export function DefinitionSwitch({ definition }: { definition: Definition }) {
  const path = usePathname();
  const query = useSearchParams().toString();
  const href = (to: Definition): string => {
    const params = new URLSearchParams(query);
    if (to === "share") params.delete("def");
    else params.set("def", to);
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
    <div onClickCapture={follow}>
      <SegmentedLinks
        label="Definition"
        options={DEFINITIONS.map((d) => ({ href: href(d.value), label: d.label, current: d.value === definition }))}
      />
    </div>
  );
}
