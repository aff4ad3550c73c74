import { describe, expect, it } from "vitest";
import { ask, servingFile } from "@/app/api/v1/asking";
import { db } from "@/lib/server/db";
import { onFreshDatabase } from "@/prisma/test-database";
import { POST } from "./route";

onFreshDatabase();

async function send(headers: Record<string, string>, padding = 0) {
  const form = new FormData();
  form.append("file", new Blob([JSON.stringify(servingFile()).replace("{", `{${"\n".repeat(padding)}`)]), "run.json");
  const query = { mode: "bare-metal" };
  const response = await ask(POST, {}, { method: "POST", query, headers, body: form });
  return [response.status, response.headers.get("location")];
}

// proxy.ts does not see this address, so what it refuses is refused here.
describe("the upload without scripts", () => {
  it.each<[string, Record<string, string>]>([
    ["another site's form", { origin: "https://evil.example", "sec-fetch-site": "cross-site" }],
    ["another site's form without Origin", { "sec-fetch-site": "cross-site" }],
    ["another port's form", { origin: "http://127.0.0.1:4000", "sec-fetch-site": "same-site" }],
    ["a form of nowhere", { origin: "null" }],
  ])("refuses %s and stores nothing", async (_, headers) => {
    expect(await send(headers)).toEqual([303, "/upload?refused=foreign-origin"]);
    expect(await db().run.count()).toBe(0);
  });

  it("refuses a foreign host", async () =>
    expect(await send({ host: "evil.example" })).toEqual([303, "/upload?refused=foreign-host"]));

  it("takes our own form's file, also one of twelve megabytes", async () => {
    const own = { origin: "http://127.0.0.1:3000", "sec-fetch-site": "same-origin" };
    for (const padding of [0, 12_000_000]) {
      expect(await send(own, padding)).toEqual([303, expect.stringMatching(/^\/runs\/[0-9a-f-]{36}$/)]);
    }
    expect(await db().run.count()).toBe(2);
  });
});
