"use client";

import { Button } from "@/components/ui/button";
import { TextEntry, useScenarioForm } from "./form-context";

interface Props {
  /** The field whose source it is: `growth`, `segments.0.spend`. */
  field: string;
  /** What the source is of, for its name. */
  of: string;
  onClose: () => void;
}

/** Where a value comes from, written in place. A document with a date makes the value Cited. */
export function SourceEditor({ field, of, onClose }: Props) {
  const { fields, set } = useScenarioForm();
  const at = `${field}.source`;
  const document = `${at}.document`;
  return (
    <div
      role="group"
      aria-label={`Source of ${of}`}
      className="grid gap-3 border-s-2 border-line py-1 ps-3 pe-1 sm:grid-cols-2"
      onKeyDown={(e) => {
        if (e.key === "Escape") onClose();
      }}
    >
      <div className="sm:col-span-2">
        <TextEntry name={`${at}.text`} label="Source" placeholder="Invoice of October, guess of the platform team …" />
      </div>
      <TextEntry name={`${at}.owner`} label="Who stands for it" />
      <TextEntry name={`${at}.date`} label="Since when" placeholder="2026-10-31" />
      <div className="sm:col-span-2">
        <TextEntry name={`${at}.url`} label="Where it is written" placeholder="https://" />
      </div>
      <label className="flex min-h-6 items-start gap-2 type-note text-ink2 sm:col-span-2">
        <input
          type="checkbox"
          className="mt-0.5 size-4"
          checked={fields[document] === "yes"}
          onChange={(e) => set(document, e.target.checked ? "yes" : "")}
        />
        <span>It is a document that others can read. With a date the value is Cited; otherwise it stays Entered.</span>
      </label>
      <div>
        <Button size="sm" onClick={onClose}>
          Done
        </Button>
      </div>
    </div>
  );
}
