// @ts-check
import { parseArgs } from "node:util";
import { readServer, SERVER_OPTIONS } from "./server-option.mjs";

/** What the files do not say of their environment, by option and by name on the wire. */
const DECLARED = {
  mode: "mode",
  label: "label",
  host: "host",
  gpu: "gpu",
  "gpu-count": "gpuCount",
  hypervisor: "hypervisor",
  driver: "driver",
  provider: "provider",
  tenancy: "tenancy",
  partition: "partition",
  "started-at": "startedAt",
  benchmark: "benchmark",
  system: "system",
  mapping: "mapping",
};

export const HELP = `bin/bareline push FILES… --mode MODE [options]

Uploads benchmark files to a running Bareline. Folders are walked; zip and gzip files are sent as they are. Files that
describe a machine (nvidia-smi -q -x, lscpu -J, dmidecode, systemd-detect-virt) stand beside the results of the same
command. A second push of the same files stores nothing twice.

  --mode MODE        bare-metal, container, vm-passthrough, vm-vgpu, vm-unspecified or confidential-vm
  --label NAME       your name for this side, such as esxi-9
  --server URL       where Bareline runs; else BARELINE_URL, else http://127.0.0.1:3000 (--url is the same)
  --gpu NAME  --gpu-count N  --driver VERSION  --host NAME  --provider NAME  --benchmark NAME
  --hypervisor NAME  --tenancy NAME  --partition NAME  --started-at TIME
  --set FIELD=VALUE  any other field of the environment: --set powerLimit=700 --set rdma=true (docs/comparability.md)
  --system NAME      which system of a collection of results
  --mapping ID       how files of no known format are read
  --dry-run          read everything and store nothing
  --json             the summary as JSON

Exit code: 0 everything is stored, 1 something was refused (the reasons are printed), 2 wrong usage.
Examples:
  bin/bareline push results/bare-metal --mode bare-metal --label node-7
  bin/bareline push results/vm --mode vm-passthrough --hypervisor esxi --label esxi-9`;

/**
 * @typedef {{ files: string[], server: string, declared: Record<string, string>, dryRun: boolean, json: boolean }} Wanted
 * @param {string[]} args @param {NodeJS.ProcessEnv} env
 * @returns {{ ok: true, wanted: Wanted, help?: false } | { ok: false, message: string, help?: boolean }}
 */
export function readPushArguments(args, env) {
  /** @type {import("node:util").ParseArgsConfig["options"]} */
  const options = {
    ...SERVER_OPTIONS,
    "dry-run": { type: "boolean", default: false },
    json: { type: "boolean", default: false },
    help: { type: "boolean", short: "h", default: false },
    set: { type: "string", multiple: true },
  };
  for (const name of Object.keys(DECLARED)) options[name] = { type: "string" };
  let parsed;
  try {
    parsed = parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { ok: false, message: message.split(". To specify")[0] ?? message };
  }
  const { values, positionals: files } = parsed;
  if (values.help) return { ok: false, message: "", help: true };
  if (files.length === 0) return { ok: false, message: "Say which files or folders to push." };
  const where = readServer(values, env);
  if (!where.ok) return where;
  const { server } = where;
  /** @type {Record<string, string>} */
  const declared = {};
  for (const [option, name] of Object.entries(DECLARED)) {
    const value = values[option];
    if (typeof value === "string") declared[name] = value;
  }
  for (const said of [values.set ?? []].flat().map(String)) {
    const at = said.indexOf("=");
    if (at < 1) return { ok: false, message: `--set "${said}": is not FIELD=VALUE, such as powerLimit=700` };
    declared[said.slice(0, at)] = said.slice(at + 1);
  }
  const wanted = { files, server, declared, dryRun: values["dry-run"] === true, json: values.json === true };
  return { ok: true, wanted };
}
