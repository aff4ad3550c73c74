// @ts-check
import { parseArgs } from "node:util";
import { readServer, SERVER_OPTIONS } from "./server-option.mjs";

export const HELP = `bin/bareline project SCENARIO.json [options]

What a scenario costs: spend that bought no work a month and a year, the break-even premium, the value of moving to bare
metal with its payback and return, and what to do with each segment. The file is a scenario as the API takes it, or as it
answers one; - reads it from standard input. Nothing is stored.

It is computed here, by the same code as in the browser and on the server. Only a segment that stands on a saved
comparison or an imported bill is asked of a server, because only the server knows it.

  --max-waste LIMIT  fail above this much: 5000/month or 60000/year, 5k/month, 60000 EUR/year
  --url URL          where Bareline runs, when it is asked; else BARELINE_URL, else http://127.0.0.1:3000 (--server is the same)
  --markdown         the answer as Markdown, for a ticket
  --json             the answer as the API gives it

Exit code: 0 an answer, and within --max-waste; 1 above it; 2 bad input, no answer, or wrong usage. Only waste that is
claimed counts against the limit, by its middle: measured and clear of the noise, or entered by you. A comparison that
claims nothing, and published figures, never fail.
Example:
  bin/bareline project scenario.json --max-waste 5000/month`;

/**
 * @typedef {{ amount: number, per: "month" | "year", currency?: string }} Limit
 * @typedef {{ file: string, url: string, limit?: Limit, json: boolean, markdown: boolean }} ProjectWanted
 */

/** @type {import("node:util").ParseArgsConfig["options"]} */
const OPTIONS = {
  "max-waste": { type: "string" },
  ...SERVER_OPTIONS,
  json: { type: "boolean" },
  markdown: { type: "boolean" },
  help: { type: "boolean", short: "h" },
};

/**
 * @param {string[]} args @param {NodeJS.ProcessEnv} env
 * @returns {{ ok: true, wanted: ProjectWanted, help?: false } | { ok: false, message: string, help?: boolean }}
 */
export function readProjectArguments(args, env) {
  let parsed;
  try {
    parsed = parseArgs({ args, options: OPTIONS, allowPositionals: true });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return wrong(message.split(". To specify")[0] ?? message);
  }
  const { values, positionals } = parsed;
  if (values.help === true) return { ok: false, message: "", help: true };
  const [file, ...more] = positionals;
  if (file === undefined) return wrong("Say which file holds the scenario.");
  if (more.length > 0) return wrong(`One scenario at a time: ${more.join(", ")} is too many.`);
  if (values.json === true && values.markdown === true) return wrong("Choose --json or --markdown, not both.");
  const at = readServer(values, env);
  if (!at.ok) return at;
  const url = at.server;
  const typed = values["max-waste"];
  const limit = typed === undefined ? undefined : limitOf(String(typed));
  if (limit === null) return wrong(`--max-waste "${String(typed)}": is not an amount and its time. ${READ_AS}`);
  const wanted = { file, url, json: values.json === true, markdown: values.markdown === true };
  return { ok: true, wanted: limit ? { ...wanted, limit } : wanted };
}

/** @param {string} message @returns {{ ok: false, message: string }} */
const wrong = (message) => ({ ok: false, message });

const READ_AS =
  "Write 5000/month or 60000/year. A dot parts the decimals and commas group thousands: 7000.50/month, 7,000.50/month.";

const FACTORS = { "": 1, k: 1e3, m: 1e6, bn: 1e9 };

/**
 * "5000/month", "5,000/month", "5k USD/month", "60000/year"; never a bare number, whose time nobody would know.
 * @param {string} text @returns {Limit | null}
 */
export function limitOf(text) {
  const [, whole, thousands, fraction = "", factor = "", currency, per] =
    /^(?:(\d{1,15})|(\d{1,3}(?:,\d{3}){1,4}))(\.\d{1,6})? ?(k|m|bn)? ?([a-z]{3})? ?\/ ?(month|year)$/i.exec(
      text.trim(),
    ) ?? [];
  if (per === undefined) return null;
  const digits = (whole ?? thousands ?? "").replaceAll(",", "");
  const times = FACTORS[/** @type {keyof typeof FACTORS} */ (factor.toLowerCase())];
  const amount = Number((Number(digits + fraction) * times).toFixed(6));
  const time = per.toLowerCase() === "month" ? "month" : "year";
  return { amount, per: time, ...(currency ? { currency: currency.toUpperCase() } : {}) };
}
