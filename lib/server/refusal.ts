import "server-only";
import type { Issue } from "../core/outcome";

/** Every way the server says no, and the one table that gives each its HTTP status and title. */
export const REFUSALS = {
  "bad-request": { status: 400, title: "The request cannot be read" },
  "body-cut-short": { status: 400, title: "Fewer or more bytes arrived than were announced" },
  "foreign-host": { status: 403, title: "Bareline answers this computer only" },
  "foreign-origin": { status: 403, title: "Another site may not drive Bareline" },
  "simple-form-body": { status: 403, title: "A form cannot write here" },
  "not-found": { status: 404, title: "Not there, or not yours" },
  "wrong-method": { status: 405, title: "This address takes other methods" },
  "body-too-slow": { status: 408, title: "The upload stood still" },
  conflict: { status: 409, title: "It was changed or exists already" },
  "too-large": { status: 413, title: "Too large" },
  "not-text": { status: 415, title: "Not a text or gzip file" },
  "not-json": { status: 415, title: "Not a JSON body" },
  unusable: { status: 422, title: "Read, but not usable" },
  "too-many": { status: 429, title: "Too many at once" },
  internal: { status: 500, title: "Bareline failed" },
  "database-away": { status: 503, title: "The database does not answer" },
  "disk-full": { status: 503, title: "Too little free space" },
} as const;

export type RefusalCode = keyof typeof REFUSALS;

/** What the world or the caller did wrong, thrown from anywhere in the server and translated once, in respond.ts. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly errors: Issue[];
  /** Errors found beyond those listed. */
  readonly more: number;
  readonly retryAfter: number | undefined;

  constructor(code: RefusalCode, detail: string, more: { errors?: Issue[]; more?: number; retryAfter?: number } = {}) {
    super(detail);
    this.name = "Refusal";
    this.code = code;
    this.errors = more.errors ?? [];
    this.more = more.more ?? 0;
    this.retryAfter = more.retryAfter;
  }
}

/** The same words for an id that is unknown, malformed, deleted or somebody else's. */
export function notFound(what: string): Refusal {
  return new Refusal("not-found", `This ${what} is not there, or not yours.`);
}

/** One fault with its place, as a refusal. */
export function fault(code: RefusalCode, issue: Issue): Refusal {
  return new Refusal(code, issue.message, { errors: [issue] });
}
