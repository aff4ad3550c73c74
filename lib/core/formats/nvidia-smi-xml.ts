import { SaxesParser } from "saxes";
import { excerpt } from "../outcome";
import { Privacy } from "../privacy/privacy";
import { ruleOf } from "../privacy/private-keys";
import type { TextSource } from "./format";
import { isCommandLine } from "./shell-prompt";
import { GPU_KEYS, isSmiWarning, MACHINE_KEYS, putValue, type SmiLog, type SmiValue } from "./smi-log";

const ROOT = "nvidia_smi_log";
/** Before the root stand at most a prompt, the XML declaration and the name of the DTD. */
const PROLOG = 1000;
/** Elements of nvidia-smi lie five deep; deeper ones are not followed. */
const DEEP = 12;
// Short, since after its first fault the parser goes on to make an error of every character of the piece.
const PIECE = 1024;

/** Nothing but `nvidia-smi -q -x`: a log that goes on with a benchmark belongs to the benchmark. */
export function isSmiXml({ text }: TextSource): boolean {
  const head = text.slice(0, PROLOG);
  const start = head.indexOf(`<${ROOT}`);
  if (start < 0 || !/[\s>]/.test(head.charAt(start + ROOT.length + 1) || ">")) return false;
  const before = head.slice(0, start).split("\n");
  if (!before.every((line) => /^(?:$|<[?!])/.test(line.trim()) || isCommandLine(line, "nvidia-smi"))) return false;
  const end = text.lastIndexOf(`</${ROOT}>`);
  if (end < 0) return true;
  const after = text.slice(end + ROOT.length + 3);
  return after.trim() === "" || after.split("\n").every((line) => line.trim() === "" || isSmiWarning(line));
}

/**
 * `nvidia-smi -q -x`. Strict: from the first fault of the XML on nothing is read, and what was complete stays.
 * Entities beyond XML's own five are a fault, and the DTD is not looked at.
 */
export function smiXml({ text }: TextSource): SmiLog {
  const log: SmiLog = { machine: new Map(), gpus: [], cut: null };
  const walk = new Walk(log);
  const parser = new SaxesParser({ position: true });
  const start = Math.max(0, text.indexOf("<"));
  const above = text.slice(0, start).split("\n").length - 1;
  const line = () => `line ${above + parser.line}`;
  const reads = () => log.cut === null && !walk.ended;
  parser.on("error", ({ message }) => {
    if (reads()) log.cut = `${line()}: ${excerpt(message.replace(/^[\d:]{1,20} ?/, ""), 100)}`;
  });
  parser.on("opentag", ({ name }) => {
    if (reads()) walk.open(name);
  });
  parser.on("text", (words) => {
    if (reads()) walk.text(words);
  });
  parser.on("closetag", ({ name }) => {
    if (reads()) walk.close(name, line());
  });
  // In pieces, so that a fault at the beginning of a long file ends its reading.
  for (let i = start; i < text.length && reads(); i += PIECE) parser.write(text.slice(i, i + PIECE));
  if (!walk.ended) log.cut ??= `${line()}: the file ends before </${ROOT}>`;
  return log;
}

/** Follows the elements down and keeps the values of known paths. A GPU counts once its element is closed. */
class Walk {
  ended = false;
  /** Names of the elements that are open, as far as they are followed. */
  readonly #path: string[] = [];
  #depth = 0;
  #gpu: Map<string, SmiValue> | null = null;
  #text = "";
  /** What was written in pieces or by numbers is only now to be read. */
  readonly #privacy = new Privacy();

  constructor(readonly log: SmiLog) {}

  open(name: string): void {
    if (++this.#depth > DEEP) return;
    this.#path.push(name);
    this.#text = "";
    if (this.#depth === 2 && name === "gpu") this.#gpu = new Map();
  }

  text(words: string): void {
    if (this.#text.length < 500) this.#text += words;
  }

  close(name: string, at: string): void {
    if (this.#depth-- > DEEP) return;
    const [, ...path] = this.#path;
    this.#path.pop();
    if (this.#depth === 0) this.ended = true;
    else if (this.#gpu && path[0] === "gpu") this.#closeInGpu(path.slice(1).join("/"), this.#gpu, at);
    else if (path.length === 1 && MACHINE_KEYS.has(name)) putValue(this.log.machine, name, this.#words(name), at);
    this.#text = "";
  }

  #closeInGpu(key: string, gpu: Map<string, SmiValue>, at: string): void {
    if (key === "") {
      this.log.gpus.push(gpu);
      this.#gpu = null;
    } else if (GPU_KEYS.has(key)) putValue(gpu, key, this.#words(key.slice(key.lastIndexOf("/") + 1)), at);
  }

  #words(name: string): string {
    return this.#privacy.value(this.#text.trim(), ruleOf(name));
  }
}
