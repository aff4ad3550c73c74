import { spellNumber } from "./spell";

/** "1 file", "1,200 files", "0 files". @param many the plural where it is not the singular with an s */
export function countOf(n: number, one: string, many = `${one}s`): string {
  return `${spellNumber(n)} ${n === 1 ? one : many}`;
}
