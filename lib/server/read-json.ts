// JSON bodies build objects, and objects are what a database client takes for operators: nothing passes this door unparsed.
import "server-only";
import type { z } from "zod";
import type { Issue } from "../core/outcome";
import { excerpt } from "../core/outcome";
import { Refusal, fault } from "./refusal";
import { isStorable } from "./storable";
import { wordsOf } from "./zod-words";

const MAX_BYTES = 1_000_000;
const MAX_DEPTH = 64;
/** zod keeps an issue per bad value; a body of a million bad ones would cost a gigabyte. */
const MAX_VALUES = 20_000;
/** Content types that a form of any site can send without asking. */
const SIMPLE = /^(text\/plain|application\/x-www-form-urlencoded|multipart\/form-data)\b/i;

function refuseOtherThanJson(request: Request): void {
  const type = request.headers.get("content-type") ?? "";
  if (/^application\/(json|[\w.-]+\+json)\b/i.test(type)) return;
  const at = "Content-Type";
  const rest = {
    at,
    found: type,
    expected: "application/json",
    hint: "Send the header Content-Type: application/json.",
  };
  if (SIMPLE.test(type)) {
    throw fault("simple-form-body", { code: "simple-form-body", message: "A form's body cannot write here.", ...rest });
  }
  throw fault("not-json", { code: "not-json", message: "The body must be JSON.", ...rest });
}

async function bytesOf(request: Request): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let total = 0;
  const reader = request.body?.getReader();
  for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
    total += next.value.byteLength;
    if (total > MAX_BYTES) {
      await reader?.cancel();
      throw new Refusal("too-large", `A JSON body may hold ${MAX_BYTES} bytes; this one is larger.`);
    }
    pieces.push(next.value);
  }
  return Buffer.concat(pieces, total);
}

/** JSON.parse takes ten million levels, what reads its answer does not: count before parsing. */
function refuseDeepOrWide(text: string): void {
  let depth = 0;
  let values = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (quoted) {
      if (c === 0x5c) i++;
      else if (c === 0x22) quoted = false;
      continue;
    }
    if (c === 0x22) quoted = true;
    else if (c === 0x5b || c === 0x7b) depth++;
    else if (c === 0x5d || c === 0x7d) depth--;
    else if (c === 0x2c) values++;
    if (depth > MAX_DEPTH) {
      throw fault("bad-request", {
        code: "too-deep",
        message: `The JSON is nested deeper than ${MAX_DEPTH} levels.`,
        at: `byte ${i}`,
      });
    }
  }
  if (values > MAX_VALUES) {
    throw new Refusal("too-large", `The JSON holds ${values} values; a request may hold ${MAX_VALUES}.`);
  }
}

const SIMPLE_KEY = /^[A-Za-z_][\w-]*$/;

export function pathOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>((at, key) => {
    if (typeof key === "number") return `${at}[${key}]`;
    return SIMPLE_KEY.test(String(key)) ? `${at}.${String(key)}` : `${at}[${JSON.stringify(String(key))}]`;
  }, "$");
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (at, key) => (typeof at === "object" && at !== null && Object.hasOwn(at, key) ? Reflect.get(at, key) : undefined),
    input,
  );
}

function messageOf(issue: z.core.$ZodIssue, missing: boolean): string {
  if (issue.code === "unrecognized_keys") return "There is no such field.";
  if (issue.code === "custom") return `A rule is not kept: ${issue.message}.`;
  if (issue.code === "invalid_format") return "The text has another form.";
  return missing ? "The field is missing." : `${issue.message}.`;
}

/** zod's issues as ours: where, what was found, what was expected and what to do. */
export function issuesOf(error: z.ZodError, input: unknown, at: (path: readonly PropertyKey[]) => string): Issue[] {
  return error.issues.flatMap((issue) => {
    const value = valueAt(input, issue.path);
    const missing = value === undefined;
    const fault = (path: readonly PropertyKey[], found: string): Issue => ({
      code: issue.code.replaceAll("_", "-"),
      message: messageOf(issue, missing),
      at: at(path),
      found: excerpt(found),
      ...wordsOf(issue, missing),
    });
    if (issue.code === "unrecognized_keys") return issue.keys.map((key) => fault([...issue.path, key], key));
    return [fault(issue.path, missing ? "nothing" : JSON.stringify(value))];
  });
}

/** Parses what a caller gave with its schema. @throws Refusal `bad-request` with one error a path */
export function parsed<S extends z.ZodType>(schema: S, input: unknown, what = "The body"): z.output<S> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const at = what === "The body" ? pathOf : (path: readonly PropertyKey[]) => path.map(String).join(".") || "query";
  throw new Refusal("bad-request", `${what} is not as it must be.`, { errors: issuesOf(result.error, input, at) });
}

interface BodyOptions {
  /** No content type and no bytes stand for `{}`. A real server gives such a request a body too: an empty one. */
  mayBeAbsent?: boolean;
}

/** The JSON body of a request, through a strict schema. @throws Refusal 400, 403, 413 or 415 */
export async function readJson<S extends z.ZodType>(
  request: Request,
  schema: S,
  { mayBeAbsent = false }: BodyOptions = {},
): Promise<z.output<S>> {
  const untyped = mayBeAbsent && !request.headers.has("content-type");
  if (!untyped) refuseOtherThanJson(request);
  const bytes = await bytesOf(request);
  if (untyped && bytes.byteLength === 0) return parsed(schema, {});
  if (untyped) refuseOtherThanJson(request);
  let input: unknown;
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    refuseDeepOrWide(text);
    input = JSON.parse(text);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw fault("bad-request", {
      code: "not-json",
      message: "The body is not valid JSON.",
      at: "$",
      found: bytes.byteLength === 0 ? "an empty body" : excerpt(error instanceof Error ? error.message : ""),
      expected: "one JSON object in UTF-8",
    });
  }
  if (!isStorable(input)) {
    throw fault("bad-request", {
      code: "not-plain-text",
      message: "A text in the body holds U+0000 or half a surrogate pair.",
      at: "$",
      expected: "well-formed Unicode text",
    });
  }
  return parsed(schema, input);
}
