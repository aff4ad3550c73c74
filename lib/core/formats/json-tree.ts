import { excerpt } from "../outcome";
import { type KeyRule, ruleOf, type Scope, scopeOf } from "../privacy/private-keys";
import type { Fault } from "./fault";
import type { Json, JsonObject } from "./format";
import type { ReadLimits } from "./limits";
import { NumberBlocks } from "./number-blocks";

/** What an array turned out to be: `nulls` until the first value that is not null says which. */
type Kind = "object" | "nulls" | "numbers" | "list" | "dropped-object" | "dropped-array";

interface Frame {
  kind: Kind;
  map: JsonObject;
  list: Json[];
  /** Nulls seen while it was not known what the array holds. */
  nulls: number;
  key: string;
  /** What the key asks of its value; in a list, what the key of the list asks of each. */
  rule: KeyRule | null;
  scope: Scope;
}

const NO_MAP: JsonObject = new Map();
const NO_LIST: Json[] = [];
const DECIDED = 10_000;

/** Builds the values of a file from the reader's tokens, within the limits and without what is private. */
export class JsonTree {
  readonly missing = { count: 0, first: "" };
  readonly duplicates = { count: 0, first: "" };
  /** Values left out because they are private, by key. */
  readonly dropped = new Map<string, number>();
  fault: Fault | null = null;
  depth = 0;
  #frames: Frame[] = [];
  #values = 0;
  readonly #numbers = new NumberBlocks();
  readonly #rules = new Map<string, KeyRule | null>();

  constructor(readonly limits: ReadLimits) {}

  get inObject(): boolean {
    const kind = this.#top?.kind;
    return kind === "object" || kind === "dropped-object";
  }

  get inArray(): boolean {
    return this.depth > 0 && !this.inObject;
  }

  /** Whether a string that comes now is not kept, however long. */
  get drops(): boolean {
    const top = this.#top;
    return top !== undefined && (isDropped(top.kind) || (top.kind === "object" && dropsText(top.rule)));
  }

  /** Whether an object or a list that begins now is not kept. */
  dropsContainer(object: boolean): boolean {
    return this.drops || (!object && this.#top?.kind === "object" && this.#top.rule?.how === "list");
  }

  /** Whether a number that comes now, by itself, is not kept. */
  get dropsNumber(): boolean {
    const top = this.#top;
    return top?.kind === "object" && top.rule?.how === "all";
  }

  /** Inside what is not kept. */
  get isDropping(): boolean {
    const top = this.#top;
    return top !== undefined && isDropped(top.kind);
  }

  /** What is asked of a string that comes now. */
  get rule(): KeyRule | null {
    return this.#top?.rule ?? null;
  }

  get dropsKeys(): boolean {
    return this.#top?.kind === "dropped-object";
  }

  open(object: boolean): void {
    if (this.depth === this.limits.depth) return this.#refuse("too-deep", `nested more than ${this.limits.depth} deep`);
    const dropped = this.dropsContainer(object);
    if (dropped) this.#drop();
    else this.#count();
    const kind: Kind = dropped ? (object ? "dropped-object" : "dropped-array") : object ? "object" : "nulls";
    const top = this.#top;
    if (top && !dropped && top.kind !== "object") {
      this.#becomeList(top);
      this.#numbers.gather(top.list);
    } else this.#numbers.gather(null);
    this.#frames[this.depth++] = {
      kind,
      map: kind === "object" ? new Map() : NO_MAP,
      list: NO_LIST,
      nulls: 0,
      key: "",
      rule: object ? null : (top?.rule ?? null),
      scope: top?.kind === "object" ? scopeOf(top.key, top.scope) : (top?.scope ?? null),
    };
  }

  /** Closes the innermost container. @returns the document when it was the outermost */
  close(): Json | undefined {
    const frame = this.#top;
    if (!frame) return undefined;
    const value = this.#valueOf(frame);
    if (frame.kind === "list") this.#numbers.gather(null);
    this.depth--;
    this.#frames.length = this.depth;
    if (this.depth === 0) return value;
    if (!isDropped(frame.kind)) this.#put(value);
    else this.#kept();
    return undefined;
  }

  key(key: string): void {
    const frame = this.#top;
    if (frame?.kind !== "object") return;
    frame.key = key;
    frame.rule = this.#ruleOf(key, frame.scope);
    if (key.length > this.limits.name)
      this.#refuse("name-too-long", `a name of more than ${this.limits.name} characters`);
  }

  /** A string, `true`, `false`, `null`, or a single number. */
  value(value: string | boolean | null): void {
    const top = this.#top;
    if (!top || isDropped(top.kind)) return;
    if (this.dropsNumber || (typeof value === "string" && this.drops)) {
      this.#drop();
      return this.#kept();
    }
    if (value === null && top.kind === "nulls") {
      top.nulls++;
      return this.#countNumbers(top.nulls);
    }
    if (value === null && top.kind === "numbers") {
      this.#miss();
      this.#numbers.push(Number.NaN);
      return this.#countNumbers(this.#numbers.count);
    }
    this.#count();
    if (top.kind !== "object") this.#becomeList(top);
    this.#put(value);
  }

  number(value: number): void {
    const top = this.#top;
    if (!top || isDropped(top.kind)) return;
    if (top.kind === "nulls") {
      top.kind = "numbers";
      for (let i = 0; i < top.nulls; i++) {
        this.#miss();
        this.#numbers.push(Number.NaN);
      }
    }
    if (top.kind === "numbers") {
      const finite = Number.isFinite(value);
      if (!finite) this.#miss();
      this.#numbers.push(finite ? value : Number.NaN);
      return this.#countNumbers(this.#numbers.count);
    }
    if (this.dropsNumber) {
      this.#drop();
      return this.#kept();
    }
    if (!Number.isFinite(value) && !isUnlimited(top, value)) this.#miss();
    this.#count();
    this.#put(value);
  }

  /** Where the reader stands: `$.results[3].time`. */
  path(): string {
    let path = "$";
    for (const frame of this.#frames) {
      if (frame.kind === "object") path += keyStep(frame.key);
      else if (frame.kind === "nulls") path += `[${frame.nulls}]`;
      else if (frame.kind === "numbers") path += `[${this.#numbers.count}]`;
      else if (frame.kind === "list") path += `[${frame.list.length}]`;
    }
    return path;
  }

  get #top(): Frame | undefined {
    return this.#frames[this.depth - 1];
  }

  #put(value: Json): void {
    const top = this.#top;
    if (!top) return;
    if (top.kind !== "object") {
      top.list.push(value);
      return;
    }
    const before = top.map.size;
    top.map.set(top.key, value);
    if (top.map.size > this.limits.names)
      this.#refuse("too-many-names", `an object with more than ${this.limits.names.toLocaleString("en-US")} names`);
    if (top.map.size === before) {
      if (this.duplicates.count++ === 0) this.duplicates.first = this.path();
    }
    this.#kept();
  }

  /** The value of the key is dealt with; until the next key nothing is dropped. */
  #kept(): void {
    const top = this.#top;
    if (top?.kind === "object") top.rule = null;
  }

  #valueOf(frame: Frame): Json {
    if (frame.kind === "object") return frame.map;
    if (frame.kind === "numbers") return this.#numbers.take();
    if (frame.kind === "list") return frame.list;
    return new Array<null>(frame.nulls).fill(null);
  }

  #becomeList(frame: Frame): void {
    if (frame.kind === "numbers") frame.list = Array.from(this.#numbers.take(), (n) => (Number.isNaN(n) ? null : n));
    else if (frame.kind === "nulls") frame.list = new Array<null>(frame.nulls).fill(null);
    else return;
    frame.kind = "list";
  }

  #ruleOf(key: string, scope: Scope): KeyRule | null {
    if (scope !== null) return ruleOf(key, scope);
    const known = this.#rules.get(key);
    if (known !== undefined) return known;
    const rule = ruleOf(key);
    if (this.#rules.size < DECIDED) this.#rules.set(key, rule);
    return rule;
  }

  #drop(): void {
    const top = this.#top;
    if (top?.kind !== "object") return;
    const key = top.scope === "server_info" ? top.scope : excerpt(top.key, 40);
    if (this.dropped.size < 20 || this.dropped.has(key)) this.dropped.set(key, (this.dropped.get(key) ?? 0) + 1);
  }

  #miss(): void {
    if (this.missing.count++ === 0) this.missing.first = this.path();
  }

  #count(): void {
    if (++this.#values > this.limits.values)
      this.#refuse("too-many-values", `more than ${this.limits.values.toLocaleString("en-US")} single values`);
  }

  #countNumbers(count: number): void {
    if (count > this.limits.numbers)
      this.#refuse("too-many-numbers", `more than ${this.limits.numbers.toLocaleString("en-US")} numbers in one array`);
  }

  #refuse(code: string, found: string): void {
    this.fault ??= {
      kind: "limit",
      code,
      message: `The file has ${found}.`,
      found,
      at: this.path(),
      expected: found.replace(/^.*?more than /, "at most "),
      hint: "Leave out what is not a measurement, or split the run into several files.",
    };
  }
}

/** `"request_rate": Infinity` says that there was no limit (FORMATS 1.2): nothing is missing. */
const isUnlimited = ({ kind, key }: Frame, value: number): boolean =>
  kind === "object" && value === Number.POSITIVE_INFINITY && /(?:^|_)rate$/.test(key);

const dropsText = (rule: KeyRule | null): boolean => rule?.how === "all" || rule?.how === "texts";

const isDropped = (kind: Kind): boolean => kind === "dropped-object" || kind === "dropped-array";

const keyStep = (key: string): string => {
  if (key === "") return "";
  return /^[A-Za-z_][\w-]{0,60}$/.test(key) ? `.${key}` : `[${JSON.stringify(excerpt(key, 60))}]`;
};
