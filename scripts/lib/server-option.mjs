// @ts-check
// Where Bareline runs, said the same way to every command.

/** @type {NonNullable<import("node:util").ParseArgsConfig["options"]>} */
export const SERVER_OPTIONS = { server: { type: "string" }, url: { type: "string" } };

/**
 * `--server` and `--url` are one option under two names; else `BARELINE_URL`, else this computer.
 * @param {Record<string, unknown>} values @param {NodeJS.ProcessEnv} env
 * @returns {{ ok: true, server: string } | { ok: false, message: string }}
 */
export function readServer(values, env) {
  if (values.server !== undefined && values.url !== undefined)
    return { ok: false, message: "Say --server or --url, not both: they are one option." };
  const name = values.url === undefined ? "--server" : "--url";
  const typed = values.server ?? values.url;
  const server = String(typed ?? env.BARELINE_URL ?? "http://127.0.0.1:3000").replace(/\/{1,20}$/, "");
  if (URL.canParse(server) && /^https?:$/.test(new URL(server).protocol)) return { ok: true, server };
  const said = typed === undefined ? "BARELINE_URL" : name;
  return { ok: false, message: `${said} "${server}": is not an address such as http://127.0.0.1:3000` };
}
