import { afterAll, describe, expect, it } from "vitest";
import { closeDb } from "@/lib/server/db";
import { ask, servingFile } from "./asking";
import { GET as listRuns, POST as upload } from "./runs/route";
import { GET as listScenarios } from "./scenarios/route";

// Nothing listens on port 1.
process.env.DATABASE_URL = "postgresql://x:y@127.0.0.1:1/z";

afterAll(closeDb);

describe("with the database away", () => {
  const query = { mode: "bare-metal" };

  it.each([
    ["a list", () => ask(listRuns, {})],
    ["another list", () => ask(listScenarios, {})],
    ["an upload", () => ask(upload, {}, { method: "POST", query, body: JSON.stringify(servingFile()) })],
  ])("%s answers 503 with Retry-After and tells nothing of the inside", async (_, call) => {
    const response = await call();
    expect([response.status, response.headers.get("retry-after")]).toEqual([503, "2"]);
    expect(await response.text()).not.toMatch(/ECONNREFUSED|127\.0\.0\.1|prisma/i);
  });
});
