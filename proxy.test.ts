import { getRewrittenUrl, isRewrite, unstable_doesMiddlewareMatch } from "next/experimental/testing/server";
import { NextRequest } from "next/server";
import { afterEach, describe, expect, it } from "vitest";
import { config, proxy } from "./proxy";

const ORIGIN = "http://127.0.0.1:3000";

interface Asked {
  method?: string;
  host?: string | null;
  headers?: Record<string, string>;
}

function ask(path: string, { method = "GET", host = "127.0.0.1:3000", headers = {} }: Asked = {}) {
  return proxy(
    new NextRequest(`${ORIGIN}${path}`, { method, headers: { ...(host === null ? {} : { host }), ...headers } }),
  );
}

const passes = (response: Response) => response.headers.get("x-middleware-next") === "1";

afterEach(() => Reflect.deleteProperty(globalThis, "barelineWrongTokens"));

describe("addresses that the proxy looks at", () => {
  it.each([
    ["/", true],
    ["/upload", true],
    ["/runs/01990000-0000-7000-8000-000000000001", true],
    ["/r/token", true],
    ["/r/token/report.json", true],
    ["/samples", true],
    ["/api/v1/runs/%ff", true],
    ["/upload/plainer", true],
    ["/upload/plain/more", true],
    // Bodies of any size, or files.
    ["/upload/plain", false],
    ["/api/v1/runs", false],
    ["/api/health/live", false],
    ["/_next/static/chunks/a.js", false],
    ["/samples/a.json", false],
    ["/schemas/a.json", false],
    ["/robots.txt", false],
    ["/icon.svg", false],
  ])("%s: %s", (url, matched) => {
    expect(unstable_doesMiddlewareMatch({ config, nextConfig: {}, url })).toBe(matched);
  });
});

describe("pages", () => {
  const FORM = { "content-type": "multipart/form-data; boundary=x" };

  it.each([
    ["/", "GET", "127.0.0.1:3000", {}, 200],
    ["/", "HEAD", "localhost:8080", {}, 200],
    ["/runs", "GET", "[::1]:3000", {}, 200],
    ["/", "GET", "evil.example", {}, 403],
    ["/", "GET", "127.0.0.1.evil.example", {}, 403],
    ["/r/token", "GET", "evil.example", {}, 403],
    ["/", "GET", null, {}, 403],
    ["/", "POST", "evil.example", { "next-action": "40ab" }, 403],
    ["/", "PUT", "127.0.0.1:3000", {}, 405],
    ["/runs", "DELETE", "127.0.0.1:3000", {}, 405],
    ["/runs", "PATCH", "127.0.0.1:3000", {}, 405],
    ["/runs", "OPTIONS", "127.0.0.1:3000", {}, 405],
    ["/runs", "PUT", "127.0.0.1:3000", { "next-action": "40ab" }, 405],
    ["/runs", "POST", "127.0.0.1:3000", {}, 405],
    ["/runs", "POST", "127.0.0.1:3000", { "content-type": "application/x-www-form-urlencoded" }, 405],
    ["/runs", "POST", "127.0.0.1:3000", { "next-action": "40ab", origin: ORIGIN }, 200],
    ["/runs", "POST", "127.0.0.1:3000", { "next-action": "40ab" }, 403],
    ["/runs", "POST", "127.0.0.1:3000", { "next-action": "40ab", origin: "https://evil.example" }, 403],
    ["/runs", "POST", "127.0.0.1:3000", { "next-action": "40ab", origin: ORIGIN, "sec-fetch-site": "cross-site" }, 403],
    ["/runs", "POST", "127.0.0.1:3000", { ...FORM, origin: "null" }, 403],
    ["/runs", "GET", "127.0.0.1:3000", { origin: "https://evil.example" }, 403],
    ["/runs", "GET", "127.0.0.1:3000", { "sec-fetch-site": "cross-site" }, 200],
    ["/r/token", "POST", "127.0.0.1:3000", { "next-action": "40ab", origin: ORIGIN }, 405],
    ["/r/token/report.json", "POST", "127.0.0.1:3000", { "next-action": "x" }, 405],
    ["/runs", "POST", "127.0.0.1:3000", FORM, 200],
    ["/runs/%ff", "GET", "127.0.0.1:3000", {}, 400],
    ["/r/token/%ED%A0%80", "GET", "127.0.0.1:3000", {}, 400],
    ["/api/v1/runs/%ff", "DELETE", "127.0.0.1:3000", {}, 400],
    ["/api/v1/runs/a%20b", "DELETE", "127.0.0.1:3000", {}, 200],
    ["/r/token", "POST", "127.0.0.1:3000", FORM, 405],
  ])("%s asked with %s at %s and %j answer %i", async (path, method, host, headers, status) => {
    const response = await ask(path, { method, host, headers });
    expect([response.status, passes(response)]).toEqual([status, status === 200]);
    if (status === 405) expect(response.headers.get("allow")).toBe("GET, HEAD");
    if (status !== 200) expect(response.headers.get("cache-control")).toBe("no-store");
  });

  it("that are ill written are told so in the API's own form", async () => {
    const response = await ask("/api/v1/runs/%ff");
    expect(response.headers.get("content-type")).toContain("application/problem+json");
    expect(await response.json()).toMatchObject({ type: "urn:bareline:problem:bad-request", status: 400 });
  });

  it("carry a policy whose scripts need the nonce of this request", async () => {
    const [one, two] = [await ask("/"), await ask("/")];
    const scripts = (response: Response) =>
      response.headers
        .get("content-security-policy")
        ?.split("; ")
        .find((part) => part.startsWith("script-src")) ?? "";
    expect(scripts(one)).toMatch(/^script-src 'self' 'nonce-[A-Za-z0-9+/]{22}==' 'strict-dynamic'$/);
    expect(scripts(one)).not.toContain("unsafe");
    expect(scripts(two)).not.toBe(scripts(one));
    const nonce = /'nonce-(.+?)'/.exec(scripts(one))?.[1];
    // What the page itself is given to write into its script tags.
    expect(one.headers.get("x-middleware-request-x-nonce")).toBe(nonce);
    const policy = one.headers.get("content-security-policy");
    for (const part of ["default-src 'none'", "frame-ancestors 'none'", "object-src 'none'", "base-uri 'none'"]) {
      expect(policy).toContain(part);
    }
  });

  it("leave the files beside a shared report their own policy", async () => {
    for (const file of ["report.json", "report.csv", "report.md", "chart.svg"]) {
      expect((await ask(`/r/token/${file}`)).headers.get("content-security-policy")).toBeNull();
    }
    expect((await ask("/r/token/other")).headers.get("content-security-policy")).toContain("default-src");
  });

  it("take no nonce from whoever asks", async () => {
    const response = await ask("/", { headers: { "x-nonce": "mine", "content-security-policy": "mine" } });
    expect(response.headers.get("x-middleware-request-x-nonce")).not.toBe("mine");
    expect(response.headers.get("x-middleware-request-content-security-policy")).not.toBe("mine");
  });

  it.each([
    ["/", "same-origin"],
    ["/r/token/report.json", "no-referrer"],
  ])("%s says %s of where its reader comes from", async (path, referrer) => {
    const { headers } = await ask(path);
    expect(headers.get("referrer-policy")).toBe(referrer);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("cross-origin-opener-policy")).toBe("same-origin");
  });
});

describe("a shared link that opens nothing", () => {
  it.each(["/r/x", "/r/%00", "/r/:token?a=1", `/r/${"a".repeat(42)}`])(
    "%s becomes the one page that says so",
    async (path) => {
      const response = await ask(path);
      expect(isRewrite(response)).toBe(true);
      expect(new URL(getRewrittenUrl(response) ?? "").pathname).toBe("/link-opens-nothing");
      expect(response.headers.get("x-middleware-request-x-bareline-link-opens-nothing")).toBe("1");
      expect(response.headers.get("referrer-policy")).toBe("no-referrer");
    },
  );

  it("is counted: beyond a hundred a minute it is turned away, other pages are not", async () => {
    // The hundred may fall into two minutes.
    const statuses: number[] = [];
    for (let i = 0; i < 201; i++) statuses.push((await ask("/r/x")).status);
    expect(statuses[0]).toBe(200);
    expect(statuses.at(-1)).toBe(429);
    expect((await ask("/r/x")).headers.get("retry-after")).toBe("60");
    expect((await ask("/runs")).status).toBe(200);
  });

  it("leaves its exports to their own routes", async () => expect(passes(await ask("/r/x/report.json"))).toBe(true));
});
