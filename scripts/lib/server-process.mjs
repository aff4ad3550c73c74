// @ts-check
import { spawn } from "node:child_process";
import http from "node:http";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { Refusal } from "./refusal.mjs";
import { inRoot, ROOT } from "./root.mjs";
import { nodeCommand } from "./run.mjs";
import { noteServing } from "./serving.mjs";

const READY_WITHIN = 120_000;

/**
 * One question on a connection of its own: one kept alive would hold up the server's stop.
 * @param {string} url @returns {Promise<{ status: number | undefined, body: string } | null>} null: nobody listens yet
 */
function ask(url) {
  return new Promise((resolve) => {
    const request = http.get(url, { agent: false, timeout: 30_000 }, (response) => {
      text(response).then(
        (body) => resolve({ status: response.statusCode, body }),
        () => resolve(null),
      );
    });
    request.once("timeout", () => request.destroy());
    request.once("error", () => resolve(null));
  });
}

/** The Next server as a child: it follows the supervisor's end, and its output waits until it is ready. */
export class ServerProcess {
  /** @type {string | null} the output held back so far */
  #held = "";

  /** @param {"start" | "dev"} mode @param {import("../../lib/server/variables.mjs").Variables} variables */
  constructor(mode, variables) {
    const [node, args] = nodeCommand("next/dist/bin/next", [mode, "-p", variables.PORT, "-H", variables.HOST]);
    const preload = ["follow-supervisor.cjs", "server-gate.cjs"].flatMap((file) => [
      "--require",
      inRoot(`scripts/lib/${file}`),
    ]);
    this.child = spawn(node, [...preload, ...args], {
      cwd: ROOT,
      // A group of its own: Ctrl-C in a terminal reaches us alone, and the order of stopping is ours.
      detached: process.platform !== "win32",
      stdio: ["ignore", "pipe", "pipe", "ipc"],
      env: {
        ...process.env,
        ...variables,
        NODE_ENV: mode === "dev" ? "development" : "production",
        NEXT_TELEMETRY_DISABLED: "1",
        BARELINE_SUPERVISOR: String(process.pid),
      },
    });
    this.child.stdout?.on("data", (chunk) => this.#pass(process.stdout, chunk));
    this.child.stderr?.on("data", (chunk) => this.#pass(process.stderr, chunk));
    const { pid } = this.child;
    if (mode === "start" && pid !== undefined) this.child.once("exit", noteServing(pid));
    /** @type {Promise<number>} */
    this.ended = new Promise((resolve) => {
      this.child.once("error", () => resolve(1));
      this.child.once("exit", (code) => resolve(code ?? 1));
    });
  }

  /** @param {NodeJS.WriteStream} stream @param {Buffer} chunk */
  #pass(stream, chunk) {
    if (this.#held === null) stream.write(chunk);
    else this.#held += chunk;
  }

  /** Resolves when the server answers that it is ready. @param {string} url */
  async ready(url) {
    let reason = "it does not answer";
    let running = true;
    this.ended.then(() => (running = false));
    for (const deadline = Date.now() + READY_WITHIN; running && Date.now() < deadline; await sleep(25)) {
      const answer = await ask(`${url}/api/health/ready`);
      if (answer?.status === 200) {
        this.#held = null;
        return;
      }
      if (answer) reason = answer.body;
    }
    const output = (this.#held ?? "").trim();
    throw new Refusal(
      `${output}\nThe server ${running ? `is not ready: ${reason}` : "ended before it was ready"}.`.trim(),
    );
  }

  /** From now on `ready` answers 503, so that a load balancer sends nobody new. */
  drain() {
    if (this.child.connected) this.child.send("drain", () => {});
  }

  /** @param {NodeJS.Signals} signal */
  signal(signal) {
    const { pid } = this.child;
    if (pid === undefined) return;
    try {
      process.kill(process.platform === "win32" ? pid : -pid, signal);
    } catch {
      // Already gone.
    }
  }
}
