// @ts-check
// `bin/bareline push`: first what describes the machine, then the results, two files at a time.
import path from "node:path";
import { filesOf, isZip } from "./push-files.mjs";
import { count, explained, line, refused, taken } from "./push-outcome.mjs";
import { ask, Lost, Unreadable } from "./push-request.mjs";
import { inTurns } from "./push-turns.mjs";

/** Larger files are results; they are not sent twice only to learn that. */
const LOOKED_AT = 8_000_000;
/** As many files of one machine as the server takes beside a run. */
const MAX_BESIDE = 20;

/** @typedef {import("./push-arguments.mjs").Wanted} Wanted */
/** @typedef {import("./push-outcome.mjs").Outcome} Outcome */
/** @typedef {import("./push-files.mjs").PushFile} PushFile */

/** @param {Wanted} wanted @returns {Promise<number>} the exit code */
export async function push(wanted) {
  const { files, missing, faults, empty } = await filesOf(wanted.files);
  if (missing.length > 0 || files.length + faults.length === 0) {
    console.error(missing.length > 0 ? `Not found: ${missing.join(", ")}` : "There are no files to push.");
    return 2;
  }
  const session = new Session(wanted, files.length + faults.length);
  for (const { shown, why } of faults) session.unreadable(shown, why);
  try {
    await ask(session.url("/api/health/live"), null, { tries: 4, say: (why) => console.error(why) });
    await session.look(files);
    await session.send();
  } catch (error) {
    if (error instanceof WrongUsage) {
      session.giveUp(files, "not sent: see above");
      report(session.outcomes, wanted, empty);
      console.error(error.message);
      return 2;
    }
    if (!(error instanceof Lost)) throw error;
    console.error(
      `${wanted.server} does not answer: ${error.message}. Is Bareline running there? npm start starts it.`,
    );
    session.giveUp(files, "not sent: the server does not answer");
  }
  return report(session.outcomes, wanted, empty);
}

/** The server will not have the options, whatever the file. */
class WrongUsage extends Error {}

class Session {
  /** @type {Outcome[]} */
  outcomes = [];
  /** @type {PushFile[]} */
  #machines = [];
  /** @type {PushFile[]} */
  #results = [];
  #done = new Set();

  /** @param {Wanted} wanted @param {number} total */
  constructor(wanted, total) {
    this.wanted = wanted;
    this.total = total;
  }

  /** @param {string} route @param {[string, string][]} [query] */
  url(route, query = []) {
    const url = new URL(this.wanted.server);
    url.pathname = url.pathname.replace(/\/+$/, "") + route;
    for (const [name, value] of query) url.searchParams.append(name, value);
    return url;
  }

  /** What each file is; a file that cannot be read is refused here and not sent again. @param {PushFile[]} files */
  async look(files) {
    await this.#each(files, async (file) => {
      const zip = await isZip(file.file).catch((/** @type {Error} */ error) => {
        throw new Unreadable(error.message);
      });
      if (zip || (file.bytes > LOOKED_AT && !this.wanted.dryRun)) {
        if (zip && this.wanted.dryRun) this.#readArchive(file, await this.#ask("/api/v1/runs/preview", file));
        else this.#results.push(file);
        return;
      }
      const answer = await this.#ask("/api/v1/runs/preview", file);
      const { body } = answer;
      if (answer.status >= 300) this.#tell(refused(file.shown, body, this.wanted.server));
      else if (body?.systems?.length > 1) this.#tell(refused(file.shown, { errors: [chooseOne(body.systems)] }));
      else if (body?.table) this.#tell(refused(file.shown, { errors: [UNKNOWN] }, this.wanted.server));
      else if (this.wanted.dryRun) this.#tell(taken(file.shown, kindOf(body), body));
      else (kindOf(body) === "environment" ? this.#machines : this.#results).push(file);
    });
  }

  async send() {
    if (this.wanted.dryRun) return;
    if (this.#machines.length > MAX_BESIDE)
      throw new WrongUsage(
        `${this.#machines.length} of the files describe a machine; more than ${MAX_BESIDE} are of several. Push one side at a time.`,
      );
    /** @type {[string, string][]} */
    const beside = [];
    await this.#each(this.#machines, async (file) => {
      const { status, body } = await this.#ask("/api/v1/environments", file, []);
      if (status >= 300) return this.#tell(refused(file.shown, body, this.wanted.server));
      beside.push(["environment", String(body.id)]);
      this.#tell(taken(file.shown, "environment", body));
    });
    beside.sort();
    await this.#each(this.#results, async (file) => {
      const { status, body } = await this.#ask("/api/v1/runs", file, [...this.#declared(), ...beside]);
      if (Array.isArray(body?.items)) this.#readArchive(file, { status, body });
      else if (status >= 300) this.#tell(refused(file.shown, body, this.wanted.server));
      else this.#tell(taken(file.shown, "run", body));
    });
  }

  /** A file that cannot be read costs itself only. @param {PushFile[]} files @param {(file: PushFile) => Promise<void>} work */
  #each(files, work) {
    return inTurns(files, async (file) => {
      try {
        await work(file);
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error;
        this.unreadable(file.shown, error.message);
      }
    });
  }

  /** @param {string} shown @param {string} why in the system's words, such as "EACCES: permission denied" */
  unreadable(shown, why) {
    const message = `It cannot be read here: ${why}.`;
    this.#tell(refused(shown, { errors: [{ code: "unreadable", message }] }));
  }

  /** It is over: what has no outcome yet was not sent. @param {PushFile[]} files @param {string} message */
  giveUp(files, message) {
    for (const { shown } of files)
      if (!this.#done.has(shown)) this.outcomes.push({ path: shown, state: "lost", reasons: [{ message }] });
  }

  /** @returns {[string, string][]} */
  #declared() {
    return Object.entries(this.wanted.declared);
  }

  /** @param {string} route @param {PushFile} file @param {[string, string][]} [query] */
  async #ask(route, file, query = this.#declared()) {
    const url = this.url(route, [["filename", path.basename(file.file).slice(-200)], ...query]);
    const answer = await ask(url, file, { say: (why) => console.error(`${file.shown}: ${why}`) });
    if (answer.status === 400)
      throw new WrongUsage(explained(refused("The server does not take these options:", answer.body)));
    return answer;
  }

  /** The files inside an archive, one outcome each. @param {PushFile} file @param {{ status: number, body: any }} answer */
  #readArchive(file, { status, body }) {
    if (!Array.isArray(body?.items)) {
      if (status >= 300) this.#tell(refused(file.shown, body, this.wanted.server));
      else this.#tell(taken(file.shown, kindOf(body), body));
      return;
    }
    this.#done.add(file.shown);
    for (const item of body.items) {
      const name = `${file.shown}/${item.path}`;
      const inside = item.run ?? item.environment ?? item.preview;
      const kind = item.environment ? "environment" : kindOf(inside);
      this.#tell(inside ? taken(name, kind, inside) : refused(name, item.problem, this.wanted.server));
    }
  }

  /** @param {Outcome} outcome */
  #tell(outcome) {
    this.outcomes.push(outcome);
    this.#done.add(outcome.path);
    console.error(`[${Math.min(this.#done.size, this.total)}/${this.total}] ${outcome.path}  ${line(outcome)}`);
  }
}

/** @param {any} body @returns {"run" | "environment"} */
const kindOf = (body) => (body?.kind === "environment" ? "environment" : "run");

const UNKNOWN = { code: "unknown-format", message: "No format that Bareline reads fits this file; it is a table." };

/** @param {{ name: string }[]} systems */
const chooseOne = (systems) => ({
  code: "choose-system",
  message: `The file holds the results of ${systems.length} systems; one run is one of them.`,
  found: systems
    .map((system) => system.name)
    .join(", ")
    .slice(0, 600),
});

/** @param {Outcome[]} outcomes @param {Wanted} wanted @param {number} empty */
function report(outcomes, { server, dryRun, json }, empty) {
  const of = (/** @type {string} */ state) => outcomes.filter((outcome) => outcome.state === state);
  const failed = outcomes.filter((outcome) => "reasons" in outcome);
  const code = failed.length > 0 ? 1 : 0;
  if (json) {
    console.log(JSON.stringify({ server, dryRun, files: outcomes, empty, ok: code === 0 }, null, 2));
    return code;
  }
  const said = [
    ...(dryRun
      ? [count(of("readable").length, "file") + " can be read"]
      : [`${of("stored").length} stored`, `${of("known").length} known already`]),
    `${of("refused").length} refused`,
    ...(of("lost").length > 0 ? [`${of("lost").length} not sent`] : []),
    ...(empty > 0 ? [`${count(empty, "empty file")} left out`] : []),
  ];
  console.log(`${said.join(", ")}.`);
  for (const outcome of failed) if ("reasons" in outcome) console.log(explained(outcome));
  if (code === 0 && !dryRun) console.log(`Runs: ${server}/runs`);
  return code;
}
