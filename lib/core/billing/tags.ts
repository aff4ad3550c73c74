// Tags as bills write them: JSON, or pairs without the braces (Azure).

const PAIR = /"((?:[^"\\]|\\.){1,128})"\s?:\s?"((?:[^"\\]|\\.){0,256})"/g;
const MAIL = /[^\s@]{1,64}@[^\s@]{1,128}\.[a-z]{2,24}/i;

/** Tags of a row, those with an e-mail address dropped (EVIDENCE 10). */
export function tagsOf(text: string): [string, string][] {
  if (text === "") return [];
  return [...text.matchAll(PAIR)]
    .map(([, name = "", value = ""]): [string, string] => [name, value])
    .filter(([name, value]) => value !== "" && !MAIL.test(name) && !MAIL.test(value));
}
