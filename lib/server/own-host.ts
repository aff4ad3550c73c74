import "server-only";
import { env } from "./env";
import { Refusal } from "./refusal";

const LOOPBACK = /^(127\.\d{1,3}\.\d{1,3}\.\d{1,3}|localhost|\[::1\])(:\d{1,5})?$/;

export const publicHost = (): string => new URL(env().url).host;

/** Whether a Host header names this computer: a loopback name on any port (tunnels change it), or BARELINE_URL's own. */
export function isOwnHost(host: string | null): boolean {
  if (host === null) return false;
  const name = host.toLowerCase();
  return LOOPBACK.test(name) || name === publicHost();
}

/** @throws Refusal `foreign-host` */
export function refuseForeignHost(headers: Headers): void {
  if (isOwnHost(headers.get("host"))) return;
  throw new Refusal(
    "foreign-host",
    "Bareline in local mode answers this computer only. Open it as http://127.0.0.1 with its port, or set BARELINE_URL to the address you use.",
  );
}
