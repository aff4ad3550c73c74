// BARELINE_ACCESS=local: one owner on this computer. No session tells friend from stranger, so the Host header
// (against DNS rebinding) and the Origin and Sec-Fetch-Site headers (against other sites) do. Only this file authorises.
import "server-only";
import { db } from "./db";
import { publicHost, refuseForeignHost } from "./own-host";
import { Refusal } from "./refusal";

export interface Owner {
  workspaceId: string;
}

/** The only workspace of local mode. */
export const LOCAL_WORKSPACE = "00000000-0000-7000-8000-000000000001";

/** An Origin is ours when it is the very host the request was sent to, or BARELINE_URL's. */
function isOwnOrigin(origin: string, host: string): boolean {
  if (!URL.canParse(origin)) return false;
  const { host: named, protocol } = new URL(origin);
  if (protocol !== "http:" && protocol !== "https:") return false;
  return named === host.toLowerCase() || named === publicHost();
}

/** @throws Refusal `foreign-host`, `foreign-origin` */
export function refuseStrangers(headers: Headers, writes: boolean): void {
  refuseForeignHost(headers);
  const stranger = new Refusal("foreign-origin", "This request comes from another site. Use Bareline's own pages.");
  const origin = headers.get("origin");
  if (origin !== null && !isOwnOrigin(origin, headers.get("host") ?? "")) throw stranger;
  if (!writes) return;
  const site = headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin" && site !== "none") throw stranger;
  // Next runs a Server Action without an Origin; a browser always sends one.
  if (origin === null && headers.has("next-action")) throw stranger;
}

let known = false;

async function workspace(): Promise<Owner> {
  if (!known) {
    await db().$executeRaw`
      INSERT INTO workspace (id, name) VALUES (${LOCAL_WORKSPACE}::uuid, 'This computer') ON CONFLICT (id) DO NOTHING`;
    known = true;
  }
  return { workspaceId: LOCAL_WORKSPACE };
}

/**
 * Whose data this request may touch. Pages and actions pass `await headers()`; a Server Action counts as a write.
 * @throws Refusal `foreign-host`, `foreign-origin`
 */
export async function ownerOf(headers: Headers, options: { writes?: boolean } = {}): Promise<Owner> {
  refuseStrangers(headers, options.writes ?? headers.has("next-action"));
  return workspace();
}
