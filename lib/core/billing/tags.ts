// Tags as bills write them: JSON, or pairs without the braces (Azure).
import { mailLike } from "./mail-like";

const PAIR = /"((?:[^"\\]|\\.){1,128})"\s?:\s?"((?:[^"\\]|\\.){0,256})"/g;

/** Tags of a row, those with an e-mail address dropped (EVIDENCE 10). */
export function tagsOf(text: string): [string, string][] {
  if (text === "") return [];
  return [...text.matchAll(PAIR)]
    .map(([, name = "", value = ""]): [string, string] => [name, value])
    .filter(([name, value]) => value !== "" && !mailLike(name) && !mailLike(value));
}
