// Preloaded into the Next server: what Node and Next would answer by themselves before our code is asked. An address
// that cannot be decoded is a 400 and not a fault, TRACE and CONNECT are refused, and a large upload may take longer
// than Node's five minutes, because lib/server/received-body.ts gives up what stands still.
// eslint-disable-next-line @typescript-eslint/no-require-imports -- a preload that must be there first is CommonJS
const http = require("node:http");

/** Bodies with rules of their own. */
const UPLOADS = new Set(["/api/v1/runs", "/api/v1/runs/preview", "/upload/plain"]);
const OTHER_BODIES_MS = 300_000;
const TITLES = { 400: "The request cannot be read", 405: "This address takes other methods" };
const CODES = { 400: "bad-request", 405: "wrong-method" };
const HEADERS = { "cache-control": "private, no-store", "x-content-type-options": "nosniff", connection: "close" };

const pathOf = (url) => url.replace(/^https?:\/\/[^/]*/i, "").split(/[?#]/, 1)[0];

/** @param {string | undefined} method @param {string} url @returns {{ status: 400 | 405, detail: string } | null} */
function refusal(method, url) {
  if (method === "TRACE" || method === "CONNECT") return { status: 405, detail: `${method} is not answered.` };
  try {
    decodeURIComponent(pathOf(url));
    return null;
  } catch {
    return { status: 400, detail: "The address holds a percent sign that is not followed by UTF-8 in hexadecimal." };
  }
}

/** @param {string} url @param {{ status: 400 | 405, detail: string }} refused */
function answerOf(url, { status, detail }) {
  const allow = status === 405 ? { allow: "GET, HEAD, POST, PUT, PATCH, DELETE" } : {};
  if (!pathOf(url).startsWith("/api/")) {
    return { headers: { ...HEADERS, ...allow, "content-type": "text/plain; charset=utf-8" }, body: `${detail}\n` };
  }
  const problem = { type: `urn:bareline:problem:${CODES[status]}`, title: TITLES[status], status, detail };
  const type = "application/problem+json; charset=utf-8";
  return { headers: { ...HEADERS, ...allow, "content-type": type }, body: JSON.stringify(problem) };
}

/** @param {http.RequestListener} listener @returns {http.RequestListener} */
function gated(listener) {
  return function (request, response) {
    const refused = refusal(request.method, request.url);
    if (refused) {
      const { headers, body } = answerOf(request.url, refused);
      response.writeHead(refused.status, { ...headers, "content-length": Buffer.byteLength(body) });
      response.end(request.method === "HEAD" ? undefined : body);
      return undefined;
    }
    if (!UPLOADS.has(pathOf(request.url).replace(/\/$/, ""))) {
      const late = setTimeout(() => request.complete || request.destroy(), OTHER_BODIES_MS).unref();
      response.once("close", () => clearTimeout(late));
    }
    return listener.call(this, request, response);
  };
}

const { createServer } = http;

/** Node's own, for a server behind the gate. */
http.createServer = function (...given) {
  const server = createServer.apply(
    this,
    given.map((one) => (typeof one === "function" ? gated(one) : one)),
  );
  server.requestTimeout = 0;
  server.on("connect", (request, socket) => {
    const { headers, body } = answerOf(request.url, { status: 405, detail: "CONNECT is not answered." });
    const lines = Object.entries({ ...headers, "content-length": Buffer.byteLength(body) });
    socket.on("error", () => {});
    socket.end(`HTTP/1.1 405 Method Not Allowed\r\n${lines.map(([n, v]) => `${n}: ${v}\r\n`).join("")}\r\n${body}`);
  });
  return server;
};
