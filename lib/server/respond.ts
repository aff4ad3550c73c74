// RFC 9457, "Problem Details for HTTP APIs": the one place where a refusal becomes a response.
import "server-only";
import { unstable_rethrow } from "next/navigation";
import { MAX_ISSUES, excerpt, type Issue } from "../core/outcome";
import { ownerOf, type Owner } from "./access";
import { REFUSALS, Refusal } from "./refusal";
import { worldFault } from "./world-faults";

/** A problem body stays under 32 KB whatever came in. */
const ERROR_BYTES = 28_000;
const PRIVATE = { "cache-control": "private, no-store", "x-content-type-options": "nosniff" };

function listed(issue: Issue): Record<string, string> {
  const { code, message, at, found, expected, hint } = issue;
  return {
    code: excerpt(code, 60),
    message: excerpt(message, 300),
    at: excerpt(at || "$", 200),
    found: excerpt(found ?? "", 120),
    expected: excerpt(expected ?? message, 300),
    hint: excerpt(hint ?? "", 300),
  };
}

/** A refusal as a problem's members. At most 50 errors and 28 kB of them are listed, the rest counted. */
export function problemBody(refusal: Refusal) {
  const { status, title } = REFUSALS[refusal.code];
  const errors: Record<string, string>[] = [];
  let bytes = 0;
  for (const issue of refusal.errors.slice(0, MAX_ISSUES)) {
    const entry = listed(issue);
    bytes += Buffer.byteLength(JSON.stringify(entry)) + 1;
    if (bytes > ERROR_BYTES) break;
    errors.push(entry);
  }
  const more = refusal.more + refusal.errors.length - errors.length;
  const detail = excerpt(refusal.message, 500) + (more > 0 ? ` (${more} more not listed.)` : "");
  const body = { type: `urn:bareline:problem:${refusal.code}`, title, status, detail };
  return { ...body, ...(errors.length > 0 ? { errors } : {}), ...(more > 0 ? { more } : {}) };
}

/** The problem+json answer of a refusal. */
export function problem(refusal: Refusal): Response {
  const body = problemBody(refusal);
  const { status } = body;
  const headers = new Headers({ ...PRIVATE, "content-type": "application/problem+json; charset=utf-8" });
  if (refusal.retryAfter !== undefined) headers.set("retry-after", String(refusal.retryAfter));
  // What is left of the body is not worth reading.
  if (status === 408 || status === 413) headers.set("connection", "close");
  return new Response(JSON.stringify(body), { status, headers });
}

/** JSON numbers are finite or absent: NaN and infinities become null. */
export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { ...PRIVATE, "content-type": "application/json; charset=utf-8", ...headers },
  });
}

export function noContent(): Response {
  return new Response(null, { status: 204, headers: PRIVATE });
}

/** Any error as the refusal that is shown; a fault of ours is logged under a number and its words stay here. */
export function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  const world = worldFault(error);
  if (world) return world;
  const id = crypto.randomUUID().slice(0, 8);
  console.error(`bareline: fault ${id}`, error);
  return new Refusal("internal", `Something went wrong on our side. It is in the server's log as fault ${id}.`);
}

export interface Call<P> {
  request: Request;
  url: URL;
  owner: Owner;
  params: P;
}

/** Every API route has this shape: refuse strangers, parse, do, answer; and fails as problem+json. */
export function route<P = Record<never, string>>(handle: (call: Call<P>) => Promise<Response>) {
  return async (request: Request, context: { params: Promise<P> }): Promise<Response> => {
    try {
      const owner = await ownerOf(request.headers, { writes: !["GET", "HEAD"].includes(request.method) });
      const params = await context.params;
      return await handle({ request, url: new URL(request.url), owner, params });
    } catch (error) {
      unstable_rethrow(error);
      return problem(asRefusal(error));
    }
  };
}
