// The gate is preloaded into a process of its own, as `next start` is.
import { spawn } from "node:child_process";
import net from "node:net";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";

const gate = fileURLToPath(new URL("lib/server-gate.cjs", import.meta.url));
const program = `const http = require("http");
const server = http.createServer((request, response) => {
  if (request.url === "/timeout") return response.end(String(server.requestTimeout) + " " + server.headersTimeout);
  request.resume();
  request.on("end", () => response.end("ours " + request.method));
});
server.listen(0, "127.0.0.1", () => console.log(server.address().port));`;

/** @type {import("node:child_process").ChildProcess} */
let child;
let port = 0;

beforeAll(async () => {
  child = spawn(process.execPath, ["--require", gate, "-e", program], { stdio: ["ignore", "pipe", "inherit"] });
  port = await new Promise((resolve) => child.stdout?.once("data", (data) => resolve(Number(String(data)))));
});
afterAll(() => child.kill());

/** @param {string} method @param {string} path @returns {Promise<string>} */
const ask = (method, path) =>
  new Promise((resolve, reject) => {
    let text = "";
    const socket = net.connect(port, "127.0.0.1", () =>
      socket.write(`${method} ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n`),
    );
    socket.on("data", (data) => {
      text += data;
    });
    socket.on("end", () => resolve(text));
    socket.on("error", reject);
  });

it.each(["/api/v1/runs/%E0%A4%A", "/api/%ff", "/api/v1/runs/%?a=1"])(
  "%s is a problem of the caller's",
  async (path) => {
    const answer = await ask("GET", path);
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).toMatch(/content-type: application\/problem\+json/i);
    expect(JSON.parse(answer.split("\r\n\r\n")[1] ?? "")).toMatchObject({ status: 400 });
  },
);

it("an address of a page that cannot be decoded is answered in plain words", async () => {
  const answer = await ask("GET", "/runs/%ff");
  expect(answer).toMatch(/^HTTP\/1\.1 400 [\s\S]*text\/plain/);
});

it.each([
  ["TRACE", "/"],
  ["TRACE", "/api/v1/runs"],
  ["CONNECT", "127.0.0.1:80"],
])("%s %s is not answered", async (method, path) => {
  const answer = await ask(method, path);
  expect(answer).toMatch(/^HTTP\/1\.1 405 /);
  expect(answer).toMatch(/allow: GET/i);
});

it.each(["/", "/runs/%C3%A9", "/api/v1/runs?q=%ff"])("%s goes through", async (path) => {
  expect(await ask("GET", path)).toMatch(/^HTTP\/1\.1 200 [\s\S]*ours GET/);
});

it("an upload may take longer than five minutes, its headers may not", async () => {
  expect(await ask("GET", "/timeout")).toMatch(/0 60000$/);
});
