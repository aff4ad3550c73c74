import { spellNumber } from "@/lib/core/units/spell";
import type { Preview } from "./upload-answer";

/** What is taken out of a file before anything of it is stored, counted by kind. */
export const removedWords = (removed: Preview["removed"]): string =>
  `Taken out before saving: ${removed.map((r) => `${r.what}: ${spellNumber(r.count)}`).join("; ")}.`;
