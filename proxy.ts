// Headers and methods of pages. It never authorises (it has been passed by before): lib/server/access.ts does.
import { type NextRequest, NextResponse } from "next/server";
import { isOwnHost } from "@/lib/server/own-host";
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
  if (method !== "POST") return false;
  if (headers.has("next-action")) return true;
  return /^multipart\/form-data\b/i.test(headers.get("content-type") ?? "") && !nextUrl.pathname.startsWith("/r/");
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

export async function proxy(request: NextRequest): Promise<NextResponse> {
  if (!isOwnHost(request.headers.get("host"))) {
    return plain(403, "Bareline in local mode answers this computer only. Open it as http://127.0.0.1 with its port.");
  }
  const reads = request.method === "GET" || request.method === "HEAD";
  // A page would render for any method and look as if it had done something.
  if (!reads && !isAction(request)) {
    return plain(405, "Pages are read with GET.", { allow: "GET, HEAD" });
  }
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
  const csp = policy(nonce);
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", csp);
  const response = await answer(request, headers);
  response.headers.set("content-security-policy", csp);
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
  nothing.pathname = "/r/opens/nothing";
  nothing.search = "";
  return NextResponse.rewrite(nothing, { request: { headers } });
}

// Not the API: a body that passes here is cut at 10 MB. Not files; but every address under /r/.
export const config = {
  matcher: ["/((?!api/|_next/static/|samples/|schemas/|robots\\.txt$|icon\\.svg$).*)"],
};
