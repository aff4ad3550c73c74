import { environmentsOf } from "./upload-links";
import type { Item } from "./upload-item";
import { type Detected, detectedFrom } from "@/lib/core/run/detected";
import type { Environment } from "@/lib/core/run/environment";
import { FIELD_WORDS } from "@/lib/core/run/field-words";
import type { Issue } from "@/lib/core/outcome";

/** What environment files say of a result beside what its own file says. */
export interface Described {
  files: string[];
  /** Fields that only they fill, in words. */
  adds: string[];
  contradictions: Issue[];
}

const nameOf = ({ path }: Item): string => path.split("/").at(-1) ?? path;

function described(item: Item, files: readonly Item[]): Item {
  const { preview } = item;
  if (!preview) return item;
  const own = { environment: preview.environment, evidence: preview.evidence, file: null };
  const detected: Detected = detectedFrom(
    own,
    files.flatMap((f) =>
      f.preview ? { environment: f.preview.environment, evidence: f.preview.evidence, file: nameOf(f) } : [],
    ),
  );
  const fields = Object.keys(FIELD_WORDS) as (keyof Environment)[];
  const adds = fields.filter((f) => detected.environment[f] !== undefined && preview.environment[f] === undefined);
  return {
    ...item,
    preview: { ...preview, environment: detected.environment, evidence: detected.evidence },
    described: {
      files: files.map(nameOf),
      adds: adds.map((f) => FIELD_WORDS[f]),
      contradictions: detected.findings,
    },
  };
}

/** Remembers what a line came to, so that lines nobody changed stay the same objects. */
export type DescribedBefore = WeakMap<Item, { files: readonly Item[]; result: Item }>;

/** The list with what its environment files say laid under each result's own words, as the server will lay it. */
export function withEnvironments(items: readonly Item[], before: DescribedBefore): readonly Item[] {
  const links = environmentsOf(items);
  if (links.size === 0) return items;
  return items.map((item) => {
    const files = links.get(item.key);
    if (!files) return item;
    const known = before.get(item);
    const isSame = known?.files.length === files.length && files.every((f, i) => f.preview === known.files[i]?.preview);
    const result = known && isSame ? known.result : described(item, files);
    before.set(item, { files, result });
    return result;
  });
}
