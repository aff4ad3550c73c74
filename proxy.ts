// Headers and methods of pages. It never authorises (it has been passed by before): lib/server/access.ts does.
import { type NextRequest, NextResponse } from "next/server";
import { refuseStrangers } from "@/lib/server/access";
import { isOwnHost } from "@/lib/server/own-host";
import { REFUSALS } from "@/lib/server/refusal";
import { Refusal } from "@/lib/server/refusal";
import { linkOpens } from "@/lib/server/share-links";
import { countWrongToken } from "@/lib/server/wrong-tokens";

const DEV = process.env.NODE_ENV === "development";

function policy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${DEV ? " 'unsafe-eval'" : ""}`,
    // Charts written by the server carry style attributes.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${DEV ? " ws:" : ""}`,
    "worker-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join("; ");
}

function plain(status: number, text: string, headers: Record<string, string> = {}): NextResponse {
  return new NextResponse(`${text}\n`, {
    status,
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store", ...headers },
  });
}

/** A Server Action, called by script or sent as the plain form it also is. Shared reports have none. */
function isAction({ method, headers, nextUrl }: NextRequest): boolean {
  if (method !== "POST" || isShared(nextUrl.pathname)) return false;
  return headers.has("next-action") || /^multipart\/form-data\b/i.test(headers.get("content-type") ?? "");
}

const isShared = (path: string): boolean => path.startsWith("/r/");

/** Files beside a shared report carry a policy of their own, which allows nothing at all. */
const EXPORT = /^\/r\/[^/]+\/(?:report\.(?:json|csv|md)|chart\.svg)$/;

/** Why another site's request is turned away: access.ts would say the same later, where a page can only fail. */
function strangeness(request: NextRequest): string | null {
  if (isShared(request.nextUrl.pathname)) return null;
  try {
    refuseStrangers(request.headers, isAction(request));
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
}

/** Tells app/not-found.tsx that a shared link was asked for. Whoever sends it himself sees other words, nothing more. */
const NOTHING_HEADER = "x-bareline-link-opens-nothing";
const SHARED = /^\/r\/([^/]*)\/?$/;

/**
 * Whether this is a shared report's address that opens nothing. A page cannot answer 404 and still be complete without
 * scripts, so the status is set here; the page itself looks again and refuses by itself.
 */
async function opensNothing({ nextUrl }: NextRequest): Promise<boolean> {
  const token = SHARED.exec(nextUrl.pathname)?.[1];
  if (token === undefined) return false;
  try {
    return !(await linkOpens(token));
  } catch {
    // The database is away: the page says so.
    return false;
  }
}

/** An address whose percent signs are no UTF-8: Next itself would fail on it with 500. */
function isIllEncoded({ nextUrl }: NextRequest): boolean {
  try {
    decodeURIComponent(nextUrl.pathname);
    return false;
  } catch {
    return true;
  }
}

export async function proxy(request: NextRequest): Promise<NextResponse> {
  if (!isOwnHost(request.headers.get("host"))) {
    return plain(403, "Bareline in local mode answers this computer only. Open it as http://127.0.0.1 with its port.");
  }
  const ofApi = request.nextUrl.pathname.startsWith("/api/");
  if (isIllEncoded(request) && (ofApi || !SHARED.test(request.nextUrl.pathname))) {
    const detail = "This address is not well written: its percent signs do not stand for UTF-8 text.";
    if (!ofApi) return plain(400, detail);
    const { status, title } = REFUSALS["bad-request"];
    const body = { type: "urn:bareline:problem:bad-request", title, status, detail };
    return plain(status, JSON.stringify(body), { "content-type": "application/problem+json; charset=utf-8" });
  }
  if (ofApi) return NextResponse.next();
  const reads = request.method === "GET" || request.method === "HEAD";
  // A page would render for any method and look as if it had done something.
  if (!reads && !isAction(request)) {
    return plain(405, "Pages are read with GET.", { allow: "GET, HEAD" });
  }
  const strange = strangeness(request);
  if (strange !== null) return plain(403, strange);
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
  const csp = policy(nonce);
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", csp);
  const response = await answer(request, headers);
  if (!EXPORT.test(request.nextUrl.pathname)) response.headers.set("content-security-policy", csp);
  response.headers.set("x-content-type-options", "nosniff");
  response.headers.set("cross-origin-opener-policy", "same-origin");
  response.headers.set("referrer-policy", request.nextUrl.pathname.startsWith("/r/") ? "no-referrer" : "same-origin");
  return response;
}

/** The page that is asked for; for a link that opens nothing the one page that says so. */
async function answer(request: NextRequest, headers: Headers): Promise<NextResponse> {
  if (!(await opensNothing(request))) return NextResponse.next({ request: { headers } });
  try {
    countWrongToken();
  } catch {
    return plain(429, "Too many links that open nothing were tried. Wait a minute.", { "retry-after": "60" });
  }
  headers.set(NOTHING_HEADER, "1");
  const nothing = request.nextUrl.clone();
  // No page stands there: Next makes the not-found page, whole and with its status.
  nothing.pathname = "/link-opens-nothing";
  nothing.search = "";
  return NextResponse.rewrite(nothing, { request: { headers } });
}

// Not the API and not the upload without scripts: a body that passes here is cut at 10 MB, and both ask access.ts
// themselves. But an address of the API with a percent sign, which no id of ours has. Not files; but every address
// under /r/.
export const config = {
  matcher: ["/(api/.*%.*)", "/((?!api/|_next/static/|samples/|schemas/|upload/plain$|robots\\.txt$|icon\\.svg$).*)"],
};
