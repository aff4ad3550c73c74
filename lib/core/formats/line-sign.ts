import type { Source } from "./format";

/** A line by which a tool's text is known wherever it stands in a log. */
interface LineSign {
  /** One of these stands in every such text: a file without is not gone through line by line. */
  words: readonly string[];
  is(line: string): boolean;
}

/** Whether a line of a text is such a sign. A log of one tool after another has the signs of each. */
export const hasLine = (source: Source, { words, is }: LineSign): boolean =>
  source.kind === "text" && words.some((word) => source.text.includes(word)) && source.lines.some(is);

/** A sign that stands in lines of a table's width. */
export function short(sign: RegExp): (line: string) => boolean {
  return (line) => line.length < 300 && sign.test(line);
}
