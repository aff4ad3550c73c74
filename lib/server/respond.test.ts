import { describe, expect, it, vi } from "vitest";
import { Refusal } from "./refusal";
import { asRefusal, json, problem } from "./respond";

describe("a refusal as an answer", () => {
  it("is problem+json with the status of its code, and is never kept", async () => {
    const response = problem(new Refusal("too-many", "Wait.", { retryAfter: 5 }));
    expect(response.status).toBe(429);
    expect(response.headers.get("content-type")).toContain("application/problem+json");
    expect(response.headers.get("retry-after")).toBe("5");
    expect(response.headers.get("cache-control")).toBe("private, no-store");
    expect(await response.json()).toEqual({
      type: "urn:bareline:problem:too-many",
      title: "Too many at once",
      status: 429,
      detail: "Wait.",
    });
  });

  it("lists at most fifty errors and counts the rest", async () => {
    const errors = Array.from({ length: 400 }, (_, i) => ({ code: "x", message: "wrong", at: `line ${i}` }));
    const body = await problem(new Refusal("unusable", "Bad.", { errors, more: 7 })).json();
    expect(body.errors).toHaveLength(50);
    expect(body.more).toBe(357);
    expect(body.detail).toContain("357 more");
  });

  it("stays under 32 KB whatever came in", async () => {
    const long = "漢".repeat(100_000);
    const issue = { code: long, message: long, at: long, found: long, expected: long, hint: long };
    const text = await problem(new Refusal("unusable", long, { errors: Array(1000).fill(issue) })).text();
    expect(Buffer.byteLength(text)).toBeLessThan(32 * 1024);
    expect(JSON.parse(text).more).toBeGreaterThan(900);
  });

  it("says what, where, found, expected and what to do", async () => {
    const issue = {
      code: "nan",
      message: "Not a number.",
      at: "$.a",
      found: "NaN",
      expected: "a number",
      hint: "Mend it.",
    };
    const { errors } = await problem(new Refusal("unusable", "Bad.", { errors: [issue] })).json();
    expect(errors).toEqual([issue]);
  });

  it("tells nothing of a fault of ours", async () => {
    const log = vi.spyOn(console, "error").mockImplementation(() => {});
    const refusal = asRefusal(new Error("password=hunter2 at /srv/app.js:3"));
    const text = await problem(refusal).text();
    expect(text).not.toMatch(/hunter2|app\.js/);
    expect(JSON.parse(text).status).toBe(500);
    expect(log).toHaveBeenCalledOnce();
    log.mockRestore();
  });

  it.each([
    ["a refused connection", Object.assign(new Error("connect"), { code: "ECONNREFUSED" })],
    ["a server that stops", Object.assign(new Error("terminating"), { code: "57P01" })],
    ["a lost connection", new Error("Connection terminated unexpectedly")],
    ["a full pool", new Error("timeout exceeded when trying to connect")],
    [
      "a driver's wrapping",
      Object.assign(new Error("x"), {
        code: "P2010",
        meta: { driverAdapterError: { cause: { originalCode: "57P01" } } },
      }),
    ],
  ])("%s is the database away: 503 with Retry-After", (_, error) => {
    const response = problem(asRefusal(error));
    expect(response.status).toBe(503);
    expect(response.headers.get("retry-after")).toBe("2");
  });

  it("NaN and infinities never leave as numbers", async () => {
    expect(await json({ a: Number.NaN, b: Number.POSITIVE_INFINITY, c: 1 }).text()).toBe('{"a":null,"b":null,"c":1}');
  });
});
