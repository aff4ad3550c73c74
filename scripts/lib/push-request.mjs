// @ts-check
// One file to the server: with its length announced, read from disk while it goes, and sent again when it may help.
import { createReadStream } from "node:fs";
import http from "node:http";
import https from "node:https";
import { setTimeout as sleep } from "node:timers/promises";

/** Nothing heard for so long is a lost connection. */
const SILENCE = 120_000;
const TRIES = 6;
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 8000;
/** A server may ask for more patience than anybody has. */
const LONGEST_WAIT = 60_000;

/** @typedef {{ status: number, body: any }} Answer */
/** @typedef {{ tries?: number, say?: (message: string) => void }} Patience */

/** No answer, after every try. */
export class Lost extends Error {}

/** The file could not be read here; the server has no part in it. */
export class Unreadable extends Error {}

/**
 * Asks until there is an answer that asking again would not change. @throws {Lost | Unreadable}
 * @param {URL} url @param {{ file: string, bytes: number } | null} upload @param {Patience} [patience]
 * @returns {Promise<Answer>}
 */
export async function ask(url, upload, { tries = TRIES, say = () => {} } = {}) {
  for (let attempt = 1; ; attempt++) {
    const answer = await once(url, upload).catch((/** @type {NodeJS.ErrnoException} */ error) => error);
    if (answer instanceof Unreadable) throw answer;
    if ("status" in answer && answer.status !== 429 && answer.status !== 503) return answer;
    const reason =
      "status" in answer ? `the server is busy (${answer.status})` : `no answer (${answer.code ?? answer.message})`;
    if (attempt >= tries) {
      if ("status" in answer) return answer;
      throw new Lost(reason);
    }
    const backOff = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (attempt - 1));
    const pause = "status" in answer && answer.wait !== null ? Math.min(answer.wait, LONGEST_WAIT) : backOff;
    say(`${reason}; again in ${Math.ceil(pause / 1000)} s`);
    await sleep(pause);
  }
}

/**
 * @param {URL} url @param {{ file: string, bytes: number } | null} upload
 * @returns {Promise<Answer & { wait: number | null }>}
 */
function once(url, upload) {
  return new Promise((resolve, reject) => {
    const { request: start } = url.protocol === "https:" ? https : http;
    const headers = upload
      ? { "content-type": "application/octet-stream", "content-length": upload.bytes }
      : { accept: "application/json" };
    const request = start(url, { method: upload ? "POST" : "GET", headers, timeout: SILENCE });
    const stream = upload ? createReadStream(upload.file, { end: upload.bytes - 1 }) : null;
    let answered = false;
    request.on("timeout", () => request.destroy(new Error(`silent for ${SILENCE / 1000} s`)));
    // A refusal may come before the whole file went out; the rest then breaks off, which is no fault.
    request.on("error", (error) => {
      stream?.destroy();
      if (!answered) reject(error);
    });
    request.on("response", (response) => {
      answered = true;
      /** @type {Buffer[]} */
      const pieces = [];
      response.on("data", (piece) => pieces.push(piece));
      response.on("error", reject);
      response.on("end", () => {
        stream?.destroy();
        const after = response.headers["retry-after"];
        const seconds = after === undefined ? Number.NaN : Number(after);
        resolve({
          status: response.statusCode ?? 0,
          body: parsed(Buffer.concat(pieces).toString("utf8")),
          wait: Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : null,
        });
      });
    });
    /** @param {string} why */
    const unreadable = (why) => request.destroy(new Unreadable(why));
    stream?.on("error", (error) => unreadable(error.message));
    stream?.on("end", () => {
      if (upload && stream.bytesRead < upload.bytes) unreadable("it became shorter while it was sent");
    });
    if (stream) stream.pipe(request);
    else request.end();
  });
}

/** @param {string} text */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
