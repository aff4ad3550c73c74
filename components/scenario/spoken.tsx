"use client";

import { useEffect, useRef, useState } from "react";
import type { Projection } from "@/lib/core/projection/projection";
import { formatMoney } from "@/lib/view/format";
import type { Words } from "@/lib/view/vocabulary";
import { type Definition, definitionLabel } from "./wording";

const PAUSE_MS = 500;

interface Props {
  projection: Projection;
  definition: Definition;
  words: Words;
}

/** Says a changed figure once, half a second after the typing stops. */
export function Spoken({ projection, definition, words }: Props) {
  const { perYear, currency } = projection;
  const year = definition === "share" ? perYear.waste : perYear.costToMatch;
  const now = `${definitionLabel(definition, words)}, a year: ${formatMoney(year.value, currency)}`;
  const first = useRef(now);
  const [said, setSaid] = useState("");
  useEffect(() => {
    if (now === first.current) return;
    first.current = "";
    const timer = setTimeout(() => setSaid(now), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [now]);
  return (
    <p aria-live="polite" className="sr-only">
      {said}
    </p>
  );
}
