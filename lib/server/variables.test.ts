import { describe, expect, test } from "vitest";
import { parseEnvironment } from "./env";
import { readVariables } from "./variables.mjs";

const message = (given: Record<string, string>) => {
  const read = readVariables(given);
  return read.ok ? null : read.message;
};

test("nothing set gives a local app on 127.0.0.1:3000", () => {
  expect(readVariables({})).toEqual({
    ok: true,
    variables: {
      BARELINE_ACCESS: "local",
      HOST: "127.0.0.1",
      PORT: "3000",
      BARELINE_DATA_DIR: ".data",
      BARELINE_URL: "http://127.0.0.1:3000",
    },
  });
});

test("an empty variable counts as not set", () => {
  expect(parseEnvironment({ PORT: "", HOST: "  " })).toMatchObject({ host: "127.0.0.1", port: 3000 });
});

test("links begin with host and port as given, or with BARELINE_URL", () => {
  expect(parseEnvironment({ HOST: "::1", PORT: "8080" }).url).toBe("http://[::1]:8080");
  expect(parseEnvironment({ BARELINE_URL: "https://bareline.example.com/" }).url).toBe("https://bareline.example.com");
});

describe("a wrong variable is one line with its name, the problem and an example", () => {
  test.each([
    ["PORT", "http"],
    ["PORT", "0"],
    ["PORT", "65536"],
    ["PORT", "3000.5"],
    ["HOST", "0.0.0.0"],
    ["HOST", "192.168.1.4"],
    ["HOST", "::"],
    ["HOST", "127.example.com"],
    ["BARELINE_ACCESS", "open"],
    ["DATABASE_URL", "mysql://root@localhost/app"],
    ["DATABASE_URL", "postgresql://localhost"],
    ["DATABASE_URL", "localhost:5432/bareline"],
    ["BARELINE_URL", "bareline.example.com"],
    ["BARELINE_URL", "https://example.com/bareline"],
    ["BARELINE_SECRET", "short"],
  ])("%s=%s", (name, value) => {
    const line = message({ [name]: value });
    expect(line).toMatch(new RegExp(`^${name}(=".*")?: .+\\. Example: ${name}=`));
    expect(line).not.toContain("\n");
  });
});

test("local access refuses to listen beyond this machine, and says why", () => {
  expect(message({ HOST: "0.0.0.0" })).toContain("BARELINE_ACCESS=local has no sign-in");
});

test("team access is refused in words", () => {
  expect(message({ BARELINE_ACCESS: "team" })).toContain("team accounts are not part of this version");
});

test("a password or secret is not repeated", () => {
  expect(message({ DATABASE_URL: "mysql://root:hunter2@db/app" })).not.toContain("hunter2");
  expect(message({ BARELINE_SECRET: "hunter2" })).not.toContain("hunter2");
});

test("every loopback address may be listened on", () => {
  for (const HOST of ["127.0.0.1", "127.8.8.8", "::1", "localhost"]) expect(message({ HOST })).toBeNull();
});
