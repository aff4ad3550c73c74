import { resolve } from "node:path";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { toCursor } from "@/lib/server/cursor";
import { type Method, OPERATIONS } from "@/lib/server/operations";
import { onFreshDatabase } from "@/prisma/test-database";
import { ask, servingFile } from "./asking";
import { POST as createReport } from "./reports/route";
import { GET as listRuns, POST as upload } from "./runs/route";
import { POST as createScenario } from "./scenarios/route";

onFreshDatabase();

const NUL = "a\u0000b";
/** Texts no database holds, in a path, a query or a name. */
const IDS = ["x", "", NUL, "\ud800", "{}", "' OR 1=1--", "00000000-0000-0000-0000-00000000000g", "9".repeat(5000)];

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;
const handlers = new Map<string, Handler>();
const operations = Object.entries(OPERATIONS)
  .filter(([path]) => path.startsWith("/api/v1/") || path.startsWith("/r/"))
  .flatMap(([path, methods]) => (Object.keys(methods) as Method[]).map((method) => ({ path, method })));

beforeAll(async () => {
  // A busy machine may be slow to connect for the first time.
  await vi.waitFor(async () => expect((await ask(listRuns, {})).status).toBe(200), 30_000);
  for (const { path, method } of operations) {
    const file = resolve(`app${path.replace(/\{(\w+)\}/g, "[$1]")}/route.ts`);
    const exported = z.record(z.string(), z.unknown()).parse({ ...(await import(/* @vite-ignore */ file)) });
    handlers.set(`${method} ${path}`, exported[method.toUpperCase()] as Handler);
  }
});

const faults = vi.spyOn(console, "error").mockImplementation(() => {});
afterEach(() => {
  // Every fault of ours is logged, so none was hidden behind another status.
  const seen = faults.mock.calls.map((call) => String(call[1]).slice(0, 300));
  faults.mockClear();
  expect(seen).toEqual([]);
});

async function statusOf(
  { path, method }: { path: string; method: Method },
  id: string,
  asked: Parameters<typeof ask>[2],
) {
  const handle = handlers.get(`${method} ${path}`);
  if (!handle) throw new Error(`no ${method} ${path}`);
  const params = Object.fromEntries([...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => [name, id]));
  return (await ask(handle, params, { method: method.toUpperCase(), ...asked })).status;
}

const refused = (status: number) => expect([400, 403, 404, 413, 415, 422, 429]).toContain(status);

describe("no input makes a fault of ours", () => {
  const named = operations.filter(({ path }) => path.includes("{"));

  it.each(named)("$method $path with ids that are none", async (operation) => {
    const json = operation.method === "patch" ? { name: "a", expiresAt: null } : undefined;
    for (const id of IDS) refused(await statusOf(operation, id, { json }));
  });

  it.each(operations.filter(({ path }) => path.startsWith("/api/v1/")))(
    "$method $path with U+0000 and half a surrogate pair in every query field",
    async (operation) => {
      const { query = [], upload: uploads } = OPERATIONS[operation.path]?.[operation.method] ?? {};
      const fields = [query].flat().flatMap((schema) => Object.keys(schema.shape));
      for (const field of [...fields, "nobodys", NUL]) {
        for (const text of [NUL, "\ud800", "%00"]) {
          const body = uploads ? JSON.stringify(servingFile()) : undefined;
          const asked = { query: { [field]: text }, ...(body ? { body } : {}) };
          expect(await statusOf(operation, "01990000-0000-7000-8000-000000000001", asked)).toBeLessThan(500);
        }
      }
    },
  );

  it.each(operations.filter(({ method }) => method === "post" || method === "patch"))(
    "$method $path with half a surrogate pair in a name of the JSON",
    async (operation) => {
      const bodies = [
        '{"\\ud800":1}',
        '{"name":"\\udc00"}',
        '{"\\u0000":1}',
        '{"name":{"\\u0000":"\\ud800"}}',
        "null",
        "[]",
      ];
      for (const body of bodies) {
        const headers = { "content-type": "application/json" };
        const id = "01990000-0000-7000-8000-000000000001";
        refused(await statusOf(operation, id, { body, headers }));
      }
    },
  );

  const ID = "01990000-0000-7000-8000-000000000001";
  it.each(["/api/v1/runs", "/api/v1/scenarios", "/api/v1/reports", "/api/v1/comparisons"])(
    "%s with the cursor of a time out of reach",
    async (path) => {
      for (const at of [0, 8.64e15, 999_999_999_999_999, 253_402_300_800_000]) {
        const query = { cursor: toCursor({ at: new Date(at), id: ID }) };
        expect(await statusOf({ path, method: "get" }, "", { query })).toBeLessThan(500);
      }
    },
  );

  it.each(["0000-01-01T00:00:00Z", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "9999-12-31T23:59:59Z"])(
    "an upload that began at %s, and a link that ends then",
    async (instant) => {
      const query = { mode: "container", startedAt: instant };
      const sent = await ask(upload, {}, { method: "POST", query, body: JSON.stringify(servingFile()) });
      expect(sent.status).toBeLessThan(500);
      const overhead = { source: "point", value: 0.1 };
      const segments = [{ name: "a", profile: "development", monthlySpend: 1, overhead }];
      const scenario = { version: 1, name: "Fleet", currency: "USD", segments };
      const link = await ask(createReport, {}, { method: "POST", json: { scenario, expiresAt: instant } });
      expect(link.status).toBeLessThan(500);
      expect((await ask(createScenario, {}, { method: "POST", json: scenario })).status).toBe(201);
    },
  );
});
