"use client";

import { useId, useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { controlClass } from "@/components/ui/field";
import { SideMark } from "@/components/ui/side-mark";
import type { System } from "@/lib/core/formats/format";
import type { Mode } from "@/lib/core/run/environment";
import { countOf } from "@/lib/view/counts";
import { SIDE_WORDS, type SideName } from "@/lib/view/modes";

export interface Pick {
  system: string;
  mode: Mode;
}

interface Props {
  systems: readonly System[];
  /** Shown in labels. */
  name: string;
  /** Systems that are lines of the list already. */
  chosen: readonly string[];
  onChoose: (picks: Pick[]) => void;
}

const QUESTIONS = {
  baseline: "Which is bare metal?",
  candidate: "Which is the virtual machine?",
} satisfies Record<SideName, string>;
const MODES = { baseline: "bare-metal", candidate: "vm-unspecified" } satisfies Record<SideName, Mode>;

/** Two systems out of many: each becomes a line of its own. */
export function CollectionPicker({ systems, name, chosen, onChoose }: Props) {
  const [picked, setPicked] = useState<Record<SideName, string | null>>({ baseline: null, candidate: null });
  const same = picked.baseline !== null && picked.baseline === picked.candidate;
  const picks = (["baseline", "candidate"] as const).flatMap((side) => {
    const system = picked[side];
    return system === null || chosen.includes(system) ? [] : [{ system, mode: MODES[side] }];
  });
  return (
    <div className="rounded border border-line p-3 sm:p-4">
      <p className="measure type-note text-ink2">
        This file holds the results of {countOf(systems.length, "system")}. One run is one of them: choose a system for
        each side.
      </p>
      <div className="mt-3 grid gap-x-6 gap-y-4 lg:grid-cols-2">
        {(["baseline", "candidate"] as const).map((side) => (
          <SystemList
            key={side}
            side={side}
            name={name}
            systems={systems}
            picked={picked[side]}
            onPick={(system) => setPicked((p) => ({ ...p, [side]: system }))}
          />
        ))}
      </div>
      <div className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button
          size="sm"
          disabled={same || picks.length === 0}
          onClick={() => {
            onChoose(picks);
            setPicked({ baseline: null, candidate: null });
          }}
        >
          {picks.length === 1 ? "Read this system" : "Read these two systems"}
        </Button>
        <p aria-live="polite" className="type-note text-ink3">
          {same
            ? "One system cannot stand on both sides."
            : chosen.length > 0
              ? `Already in the list: ${chosen.join(", ")}.`
              : ""}
        </p>
      </div>
    </div>
  );
}

/** More would only be scrolled past: the search finds the rest. */
const SHOWN = 200;

interface ListProps {
  side: SideName;
  name: string;
  systems: readonly System[];
  picked: string | null;
  onPick: (system: string) => void;
}

function SystemList({ side, name, systems, picked, onPick }: ListProps) {
  const id = useId();
  const [query, setQuery] = useState("");
  const found = useMemo(() => search(systems, query), [systems, query]);
  return (
    <fieldset className="min-w-0">
      <legend className="flex items-center gap-2 type-table font-medium">
        <SideMark side={side} word={QUESTIONS[side]} />
      </legend>
      <label className="sr-only" htmlFor={`${id}-q`}>
        Search the systems of {name} for the {SIDE_WORDS[side]} side
      </label>
      <input
        id={`${id}-q`}
        type="search"
        value={query}
        onChange={(e) => setQuery(e.currentTarget.value)}
        placeholder="Search by name, maker or GPU"
        autoComplete="off"
        className={`${controlClass} mt-1.5 border-control`}
      />
      <div
        role="radiogroup"
        aria-label={QUESTIONS[side]}
        className="mt-1.5 max-h-64 overflow-y-auto rounded border border-line bg-canvas"
      >
        {found.slice(0, SHOWN).map((s) => (
          <label
            key={s.name}
            className="flex min-h-11 cursor-pointer items-start gap-2.5 border-b border-line px-3 py-1.5 last:border-b-0 hover:bg-sunken has-checked:bg-surface sm:min-h-0"
          >
            <input
              type="radio"
              name={`${id}-system`}
              checked={picked === s.name}
              onChange={() => onPick(s.name)}
              className="mt-0.5 size-4 shrink-0 accent-action"
            />
            <span className="min-w-0">
              <span className="type-table break-words">{s.name}</span>
              <span className="block type-note text-ink3">
                {[s.about, countOf(s.rows, "result")].filter(Boolean).join(" · ")}
              </span>
            </span>
          </label>
        ))}
        {found.length === 0 ? <p className="px-3 py-2 type-note text-ink3">No system matches “{query}”.</p> : null}
      </div>
      <p className="mt-1 type-note text-ink3">
        {found.length > SHOWN
          ? `${SHOWN} of ${countOf(found.length, "system")}: search to see the others.`
          : `${countOf(found.length, "system")}.`}
        {picked !== null && !found.some((s) => s.name === picked) ? ` Chosen: ${picked}.` : ""}
      </p>
    </fieldset>
  );
}

/** Every word somewhere in name or description. */
function search(systems: readonly System[], query: string): readonly System[] {
  const words = query.toLowerCase().split(" ").filter(Boolean);
  if (words.length === 0) return systems;
  return systems.filter((s) => {
    const text = `${s.name} ${s.about ?? ""}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
