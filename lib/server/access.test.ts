import { describe, expect, it } from "vitest";
import { refuseStrangers } from "./access";
import { Refusal } from "./refusal";

const HOME = { host: "127.0.0.1:3000" };

function answer(headers: Record<string, string>, writes = true): string {
  try {
    refuseStrangers(new Headers(headers), writes);
    return "welcome";
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

describe("who may drive Bareline in local mode", () => {
  it.each(["127.0.0.1:3000", "localhost:3000", "[::1]:3000", "LOCALHOST:8080", "127.0.0.1"])(
    "%s is this computer",
    (host) => expect(answer({ host })).toBe("welcome"),
  );

  it.each([
    "bareline.example.com",
    "127.0.0.1.example.com",
    "localhost.example.com:3000",
    "192.168.0.10:3000",
    "0.0.0.0:3000",
    "127.0.0.1:3000@evil.example",
    "",
  ])("Host %j is not", (host) => expect(answer({ host })).toBe("foreign-host"));

  it("a request without Host is refused", () => expect(answer({})).toBe("foreign-host"));

  it("what a proxy in between says of the host is ignored", () => {
    expect(answer({ host: "evil.example", "x-forwarded-host": "127.0.0.1:3000" })).toBe("foreign-host");
    expect(answer({ ...HOME, "x-forwarded-host": "evil.example" })).toBe("welcome");
  });

  it("a script without Origin may write", () => expect(answer(HOME)).toBe("welcome"));

  it("our own page may write", () =>
    expect(answer({ ...HOME, origin: "http://127.0.0.1:3000", "sec-fetch-site": "same-origin" })).toBe("welcome"));

  it.each(["https://evil.example", "http://127.0.0.1:4000", "http://localhost:3000", "null", "file://", "garbage"])(
    "Origin %s may not write",
    (origin) => expect(answer({ ...HOME, origin })).toBe("foreign-origin"),
  );

  it.each(["cross-site", "same-site"])("Sec-Fetch-Site %s may not write", (site) =>
    expect(answer({ ...HOME, "sec-fetch-site": site })).toBe("foreign-origin"),
  );

  it("a link on another site may lead to a page", () =>
    expect(answer({ ...HOME, "sec-fetch-site": "cross-site" }, false)).toBe("welcome"));

  it("another site's script may not even read", () =>
    expect(answer({ ...HOME, origin: "https://evil.example" }, false)).toBe("foreign-origin"));

  it("a Server Action without Origin is refused", () =>
    expect(answer({ ...HOME, "next-action": "40ab" })).toBe("foreign-origin"));
});
