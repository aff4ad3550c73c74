import type { TextSource } from "./format";

const BEGIN = /^\s{0,20}<\?xml\s/;
/** The root's name follows the declaration and the document type within a few lines. */
const ROOT = /<([A-Za-z_][\w.-]{0,80})[\s>]/;
const HEAD = 8;
const LONGEST = 4000;

/**
 * An XML document in a text with other output, and the text without it. Lines keep their numbers: what is left out is
 * blank. `line`: where it begins. `null` when there is no whole document.
 */
export function withoutXml({ lines, open }: TextSource): { xml: TextSource; rest: TextSource; line: number } | null {
  const begin = lines.findIndex((line) => BEGIN.test(line.slice(0, LONGEST)));
  if (begin < 0) return null;
  const head = lines
    .slice(begin, begin + HEAD)
    .map((line) => line.slice(0, LONGEST))
    .join("\n");
  const name = ROOT.exec(head)?.[1];
  if (name === undefined) return null;
  const end = lines.findIndex((line, i) => i >= begin && line.includes(`</${name}>`));
  if (end < 0) return null;
  const pick = (kept: (i: number) => boolean): TextSource => {
    const own = lines.map((line, i) => (kept(i) ? line : ""));
    return { kind: "text", text: own.join("\n"), lines: own, ...(open && kept(lines.length - 1) ? { open } : {}) };
  };
  const inXml = (i: number) => begin <= i && i <= end;
  return { xml: pick(inXml), rest: pick((i) => !inXml(i)), line: begin + 1 };
}
