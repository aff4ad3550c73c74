// @ts-check
import { parseArgs } from "node:util";

export const MODES = ["bare-metal", "container", "vm-passthrough", "vm-vgpu", "vm-unspecified", "confidential-vm"];

export const HELP = `bin/bareline compare BASE… -- CAND… [options]

Compares benchmark files without a server: those before -- are bare metal, those after it the candidate. Each file is a
run; folders are walked, gzip and zip files are opened. Files that describe a machine (nvidia-smi -q -x, lscpu -J) stand
beside all results of their side. Nothing is stored or sent.

  --mode-base MODE   what the baseline ran on, where its files do not say; else bare-metal
  --mode-cand MODE   the same of the candidate; else vm-unspecified
  --max-overhead N   how much the candidate may lose: 5% or 0.05
  --metric ID        compare this metric only, such as output-throughput
  --margin N         how far apart counts as the same, at most 50%: 2% when not given; rises with the noise floor up to
                     3%, no further
  --words infra|fin  the verdict for people who run machines, or for those who pay for them
  --benchmark NAME   what ran, where the files do not name it
  --system-base NAME, --system-cand NAME   which system of a collection of results
  --mapping FILE     how files of no known format are read: a mapping as JSON
  --all              every row, and everything that could not be paired
  --json             the comparison as the API answers it, hints included; no workload, since none is asked for here

MODE: ${MODES.join(", ")}.

Exit code: 0 not slower, 1 slower, 2 cannot tell, not comparable, nothing to compare, or wrong usage. The row of the
verdict decides. Without --max-overhead: 1 when its verdict is "slower", 0 also when nothing is claimed. With it: 1 when
the verdict is "slower" and the low end of the 95 % interval is above the limit; 0 when the high end is within it, or the
verdict is "equivalent" or "faster"; 2 when the interval lies on both sides of the limit, or what is beyond it may be noise.
Example:
  bin/bareline compare results/bare-metal -- results/vm --max-overhead 5%`;

/**
 * @typedef {{ files: string[], mode?: string, system?: string }} SideWanted
 * @typedef {{ baseline: SideWanted, candidate: SideWanted, maxOverhead?: number, margin?: number, metric?: string,
 *   benchmark?: string, mapping?: string, words: "infra" | "finance", all: boolean, json: boolean }} CompareWanted
 */

/** @type {import("node:util").ParseArgsConfig["options"]} */
const OPTIONS = {
  "mode-base": { type: "string" },
  "mode-cand": { type: "string" },
  "system-base": { type: "string" },
  "system-cand": { type: "string" },
  "max-overhead": { type: "string" },
  metric: { type: "string" },
  margin: { type: "string" },
  words: { type: "string" },
  benchmark: { type: "string" },
  mapping: { type: "string" },
  all: { type: "boolean" },
  json: { type: "boolean" },
  help: { type: "boolean", short: "h" },
};

/**
 * @param {string[]} args
 * @returns {{ ok: true, wanted: CompareWanted, help?: false } | { ok: false, message: string, help?: boolean }}
 */
export function readCompareArguments(args) {
  const at = args.indexOf("--");
  const before = parsed(at < 0 ? args : args.slice(0, at));
  const after = parsed(at < 0 ? [] : args.slice(at + 1));
  if ("message" in before) return { ok: false, message: before.message };
  if ("message" in after) return { ok: false, message: after.message };
  const values = { ...before.values, ...after.values };
  if (values.help === true) return { ok: false, message: "", help: true };
  if (at < 0) return wrong("Put -- between the files of the baseline and those of the candidate.");
  if (before.files.length === 0) return wrong("Say which files are the baseline: they stand before --.");
  if (after.files.length === 0) return wrong("Say which files are the candidate: they stand after --.");
  /** @param {string} name */
  const text = (name) => (typeof values[name] === "string" ? String(values[name]) : undefined);
  for (const option of ["mode-base", "mode-cand"]) {
    const mode = text(option);
    if (mode !== undefined && !MODES.includes(mode))
      return wrong(`--${option} "${mode}": is not one of ${MODES.join(", ")}.`);
  }
  const words = text("words") ?? "infra";
  if (!["infra", "fin", "finance"].includes(words)) return wrong(`--words "${words}": is neither infra nor fin.`);
  const [maxOverhead, margin] = [share(text("max-overhead")), share(text("margin"))];
  if (maxOverhead === null) return wrong(notAShare("max-overhead", text("max-overhead")));
  if (margin === null || margin === 0)
    return wrong(`${notAShare("margin", text("margin"))} It is above 0 and at most 50%.`);
  /** @param {"base" | "cand"} side @param {string[]} files @returns {SideWanted} */
  const side = (side, files) => ({
    files,
    ...given("mode", text(`mode-${side}`)),
    ...given("system", text(`system-${side}`)),
  });
  const wanted = {
    baseline: side("base", before.files),
    candidate: side("cand", after.files),
    ...given("maxOverhead", maxOverhead),
    ...given("margin", margin),
    ...given("metric", text("metric")),
    ...given("benchmark", text("benchmark")),
    ...given("mapping", text("mapping")),
    words: /** @type {"infra" | "finance"} */ (words === "infra" ? "infra" : "finance"),
    all: values.all === true,
    json: values.json === true,
  };
  return { ok: true, wanted };
}

/** @param {string} message @returns {{ ok: false, message: string }} */
const wrong = (message) => ({ ok: false, message });

/** @param {string} name @param {string | undefined} value */
const notAShare = (name, value) => `--${name} "${value}": is not a share of capacity such as 5% or 0.05.`;

/** @template T @param {string} name @param {T | undefined} value */
const given = (name, value) => (value === undefined ? {} : { [name]: value });

/**
 * "5%" and "0.05" alike, as a fraction; a bare 5 may mean either and is none.
 * @param {string | undefined} text @returns {number | null | undefined} `null`: not a share
 */
export function share(text) {
  if (text === undefined) return undefined;
  const [, digits, percent] = /^(\d{1,3}(?:\.\d{1,12})?|\.\d{1,12})\s?(%?)$/.exec(text.trim()) ?? [];
  if (digits === undefined) return null;
  const value = percent ? Number((Number(digits) / 100).toPrecision(12)) : Number(digits);
  return value < 1 ? value : null;
}

/** @param {string[]} args @returns {{ files: string[], values: Record<string, unknown> } | { message: string }} */
function parsed(args) {
  try {
    const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
    return { files: positionals, values };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { message: message.split(". To specify")[0] ?? message };
  }
}
