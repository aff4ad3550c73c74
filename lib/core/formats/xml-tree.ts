import { SaxesParser } from "saxes";
import { excerpt } from "../outcome";
import { Privacy } from "../privacy/privacy";
import { ruleOf } from "../privacy/private-keys";

/** An element without its attributes. */
export interface XmlElement {
  name: string;
  /** Its own characters, without those of elements inside; shortened to {@link TEXT}. */
  text: string;
  children: XmlElement[];
  /** Line of its beginning, from 1. */
  line: number;
}

const DEPTH = 40;
const ELEMENTS = 300_000;
const TEXT = 64_000;

/**
 * The elements of an XML text, as far as it is well formed. A document type and its entities are passed over and never
 * resolved: nothing is expanded, nothing is fetched. Never throws.
 * @returns `fault`: why the rest is missing, in words, or `null`
 */
export function xmlTree(text: string): { root: XmlElement | null; fault: string | null } {
  const parser = new SaxesParser({ position: true });
  // What was written in pieces or by numbers is only now to be read.
  const privacy = new Privacy();
  // The declaration must come first, and blank lines stand for what is not part of the XML.
  const start = Math.max(0, text.search(/\S/));
  const above = text.slice(0, start).split("\n").length - 1;
  const open: XmlElement[] = [];
  let root: XmlElement | null = null;
  let elements = 0;
  let fault: string | null = null;
  const stop = (why: string) => {
    fault ??= `${excerpt(why, 100)} at line ${above + parser.line}`;
  };
  parser.on("error", (error) => stop(error.message.replace(/^\d+:\d+: /, "")));
  parser.on("opentag", (tag) => {
    if (fault) return;
    if (open.length >= DEPTH || ++elements > ELEMENTS) return stop("too many elements");
    const element: XmlElement = { name: tag.name, text: "", children: [], line: above + parser.line };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on("closetag", () => {
    const element = fault ? undefined : open.pop();
    if (element && element.text.length > 4) element.text = privacy.value(element.text, ruleOf(element.name));
  });
  const add = (piece: string) => {
    const element = open.at(-1);
    if (element && !fault && element.text.length < TEXT) element.text += piece.slice(0, TEXT);
  };
  parser.on("text", add);
  parser.on("cdata", add);
  for (let at = start; at < text.length && !fault; at += PIECE) parser.write(text.slice(at, at + PIECE));
  if (!fault) parser.close();
  return { root, fault };
}

// Short, since after its first fault the parser goes on to make an error of every character of the piece.
const PIECE = 1024;

/** The characters of the first child of a name; `""` where there is none. */
export function childText(element: XmlElement | undefined, name: string): string {
  return element?.children.find((child) => child.name === name)?.text.trim() ?? "";
}

/** All children of a name. */
export const childrenOf = (element: XmlElement | undefined, name: string): XmlElement[] =>
  element?.children.filter((child) => child.name === name) ?? [];

/** The name of the root element, by the first characters of a text; `null` where they begin no XML. */
export function xmlRoot(text: string): string | null {
  const head = text.slice(0, 4000).trimStart();
  if (!head.startsWith("<")) return null;
  return /<([A-Za-z_][\w.-]{0,60})[\s/>]/.exec(head)?.[1] ?? null;
}
