import { spellNumber } from "@/lib/core/units/spell";
import type { Preview } from "./upload-answer";

/** What is taken out of a file before anything of it is stored, counted by kind. */
export function RemovedNote({ removed }: Pick<Preview, "removed">) {
  if (removed.length === 0) return null;
  return (
    <p className="type-note text-ink2">
      Taken out before saving: {removed.map((r) => `${r.what}: ${spellNumber(r.count)}`).join("; ")}.
    </p>
  );
}
