import { excerpt } from "../outcome";
import type { Params } from "../run/run";
import { readNumber } from "../units/number";
import type { Json } from "./format";
import { isObject, numberOf, textOf } from "./json-value";

/** Labels that say where it ran, not what. They go to the environment or nowhere. */
const PLACE =
  /(?:^|_)(?:cloud|zones?|region|image|platform|machine_type|machine|kernel\w{0,20}|os_\w{1,20}|cpu_\w{1,30}|num_cpus?|numa\w{0,20}|hostname|host|ip|ips|project|owner|user|uuid|uri|id|vm_count|vm_ids|placement\w{0,30}|perfkitbenchmarker_version|version|timestamp|boot_\w{1,30}|gpu_\w{1,30}|driver\w{0,20}|network_\w{1,20}|disk_\w{1,20}|data_disk\w{0,30}|tcp_\w{1,30}|dedicated\w{0,10}|vendor|flags|date|time)$|^vm_\d/i;
/** Labels of what was found: they differ from run to run. */
const FOUND =
  /(?:^|_)(?:conf_pct|stddev|std|variance|mean|average|median|min|max|p\d{1,3}|percentiles?|histogram|raw\w{0,20}|samples?|runtime|errors?|retransmits?|output|results?|iteration|run_number|attempt|command\w{0,10}|cmd|url|path|file\w{0,10})$/i;
/** Addresses and identifiers, under whatever label. */
const NAMED = /^(?:\d{1,3}\.){3}\d{1,3}$|^[0-9a-f]{8}-[0-9a-f]{4}-|:.{0,40}:|[\\/@{]/i;
const LABELS = 60;

/** Labels as a map, from `|key:value|,|key:value|` with brackets and commas where they should not be, or from an object. */
export function labelsOf(value: Json | undefined): Map<string, string> {
  const labels = new Map<string, string>();
  const put = (key: string, text: string) => {
    if (key !== "" && key.length <= 80 && text !== "" && text.length <= 120 && labels.size < 400) labels.set(key, text);
  };
  if (typeof value === "string")
    for (const part of value.slice(0, 60_000).split(/[|[\]]/)) {
      const colon = part.indexOf(":");
      if (colon > 0) put(part.slice(0, colon).trim(), part.slice(colon + 1).trim());
    }
  if (isObject(value))
    for (const [key, item] of value) {
      const text = textOf(item) ?? (numberOf(item) === null && typeof item !== "boolean" ? "" : String(item));
      put(key, text);
    }
  return labels;
}

/** The labels that say what ran: short, whole, and neither of a place nor of a result. */
export function settingsOf(labels: ReadonlyMap<string, string>): Params {
  const params: Params = {};
  for (const [key, text] of [...labels].slice(0, LABELS)) {
    const number = readNumber(text);
    const fraction = number !== null && !Number.isInteger(number);
    if (PLACE.test(key) || FOUND.test(key) || fraction || text.length > 40 || NAMED.test(text)) continue;
    params[excerpt(key, 60)] = number ?? text;
  }
  return params;
}

/** Which machine a row is of: cloud, size and place, as its labels name them; `""` where they do not. */
export function machineOf(labels: ReadonlyMap<string, string>): string {
  const first = (...keys: string[]) => keys.map((key) => labels.get(key)).find((text) => text !== undefined);
  const size = first("machine_type", "vm_1_machine_type", "server_machine_type", "receiving_machine_type");
  const peer = first("client_machine_type", "sending_machine_type");
  const place = first("zone", "zones", "vm_1_zone", "server_zone", "receiving_zone");
  const from = first("client_zone", "sending_zone");
  const both = (a: string | undefined, b: string | undefined) => (a && b && a !== b ? `${b} to ${a}` : (a ?? b));
  return [labels.get("cloud"), both(size, peer), both(place, from)].filter((part) => part !== undefined).join(" ");
}
