import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { openapi } from "./openapi";
import { type Method, OPERATIONS } from "./operations";

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"];
const fileOf = (path: string) => `app${path.replace(/\{(\w+)\}/g, "[$1]")}/route.ts`;

const Handlers = z.record(z.string(), z.unknown());
type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;

async function handler(path: string, method: string): Promise<Handler | null> {
  const exported = Handlers.parse({ ...(await import(/* @vite-ignore */ resolve(fileOf(path)))) })[method];
  return typeof exported === "function" ? (exported as Handler) : null;
}

const routesUnder = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => /(^|[/\\])route\.ts$/.test(file) && !file.includes("unknown"))
    .map((file) => `${folder.slice(3)}/${file.replace(/[/\\]route\.ts$/, "").replace(/\[(\w+)\]/g, "{$1}")}`);

describe("the API's description", () => {
  const document = openapi("http://127.0.0.1:3000");

  it("is JSON and leaves no route out", () => {
    expect(JSON.parse(JSON.stringify(document))).toEqual(document);
    expect(Object.keys(document.paths).sort()).toEqual([...routesUnder("app/api"), ...routesUnder("app/r")].sort());
  });

  it.each(Object.entries(OPERATIONS).filter(([path]) => path.startsWith("/api/")))(
    "names every method of %s; any other answers 405, in words and with Allow",
    async (path, methods) => {
      const own = Object.keys(methods).map((method) => method.toUpperCase());
      for (const method of METHODS) {
        const handle = await handler(path, method);
        expect([path, method, handle]).toEqual([path, method, expect.any(Function)]);
        if (own.includes(method) || !handle) continue;
        const request = new Request("http://127.0.0.1:3000/", { method, headers: { host: "127.0.0.1:3000" } });
        const response = await handle(request, { params: Promise.resolve({}) });
        expect([path, method, response.status]).toEqual([path, method, 405]);
        expect(response.headers.get("content-type")).toContain("application/problem+json");
        const allowed = response.headers.get("allow")?.split(", ") ?? [];
        expect(allowed.filter((one) => METHODS.includes(one)).sort()).toEqual([...own].sort());
        expect(await response.json()).toMatchObject({ type: "urn:bareline:problem:wrong-method", status: 405 });
      }
    },
  );

  it("answers OPTIONS with what is allowed, and strangers not at all", async () => {
    const options = await handler("/api/v1/runs/{id}", "OPTIONS");
    const ask = (host: string) =>
      options?.(new Request("http://x/", { method: "OPTIONS", headers: { host } }), { params: Promise.resolve({}) });
    const response = await ask("localhost");
    expect([response?.status, response?.headers.get("allow")]).toEqual([204, "GET, PATCH, DELETE, HEAD, OPTIONS"]);
    expect((await ask("evil.example"))?.status).toBe(403);
  });

  it("says what an upload, a scenario, a report, a run's change and a comparison take", () => {
    const at = (path: string, method: Method) => document.paths[path]?.[method];
    const upload = at("/api/v1/runs", "post");
    expect(upload?.parameters.map((p) => p.name)).toEqual(
      expect.arrayContaining(["filename", "mode", "gpuCount", "startedAt"]),
    );
    expect(Object.keys(upload?.requestBody?.content ?? {})).toEqual([
      "application/octet-stream",
      "multipart/form-data",
    ]);
    const scenario = JSON.stringify(at("/api/v1/projections", "post"));
    for (const word of ["segments", "monthlySpend", "online-inference", "rdma-misconfigured", "horizonMonths"]) {
      expect(scenario).toContain(`"${word}"`);
    }
    expect(JSON.stringify(at("/api/v1/reports", "post"))).toContain('"scenarioId"');
    const change = JSON.stringify(at("/api/v1/runs/{id}", "patch")?.requestBody);
    for (const word of ["vm-passthrough", "hypervisor", "environment", "null"]) expect(change).toContain(`"${word}"`);
    expect(JSON.stringify(at("/api/v1/scenarios/{id}", "patch")?.requestBody)).toContain('"monthlySpend"');
    expect(at("/api/v1/reports/{id}/links", "post")?.requestBody?.required).toBe(false);
    const compared = at("/api/v1/comparisons", "get")?.parameters ?? [];
    expect(compared.map((p) => [p.name, p.required, p.schema.type])).toEqual([
      ["baseline", false, "array"],
      ["candidate", false, "array"],
      ["margin", false, "number"],
      ["profile", false, "string"],
      ["weights", false, "string"],
      ["fix", false, "string"],
      ["primary", false, "array"],
      ["hiding", false, "number"],
      ["limit", false, "integer"],
      ["cursor", false, "string"],
      ["q", false, "string"],
      ["sort", false, "string"],
    ]);
    expect(at("/api/v1/runs/{id}/samples", "get")?.parameters.at(-1)).toMatchObject({
      name: "ordinal",
      required: true,
    });
  });

  it("says what a scenario and a shared report look like when they are answered", () => {
    const stored = JSON.stringify(document.paths["/api/v1/scenarios/{id}"]?.get?.responses);
    for (const word of ["revision", "segments", "updatedAt"]) expect(stored).toContain(`"${word}"`);
    const shared = JSON.stringify(document.paths["/r/{token}/report.json"]?.get?.responses);
    for (const word of ["schemaVersion", "projection", "assumptions"]) expect(shared).toContain(`"${word}"`);
  });
});

/** The requests of the HTTP contract, word for word. */
const SCENARIO = {
  version: 1,
  name: "Serving fleet",
  currency: "USD",
  segments: [
    {
      name: "Online serving",
      profile: "online-inference",
      monthlySpend: 100000,
      bindingShare: 1,
      overhead: { source: "range", low: 0.1, high: 0.15 },
    },
  ],
  horizonMonths: 12,
  monthlyGrowth: 0,
  bareMetalPremium: 0,
  migrationCost: 0,
  monthlyBenefits: [],
  annualDiscountRate: 0,
  seed: 42,
};
const RUN = "01990000-0000-7000-8000-000000000001";
const OTHER = "01990000-0000-7000-8000-000000000002";
const standingOn = (overhead: object) => ({ ...SCENARIO, segments: [{ ...SCENARIO.segments[0], overhead }] });

describe("the requests of the HTTP contract", () => {
  const bodyOf = (path: string, method: Method) => OPERATIONS[path]?.[method]?.body;
  const REPORT = { name: "Q2", hide: ["unit-prices", "hosts"], adjustable: ["monthlySpend"] };

  it.each<[string, Method, object]>([
    ["/api/v1/projections", "post", SCENARIO],
    ["/api/v1/scenarios", "post", SCENARIO],
    ["/api/v1/scenarios/{id}", "patch", { name: "Other", monthlyGrowth: 0.01, revision: 1 }],
    ["/api/v1/projections", "post", standingOn({ source: "range", low: 0.1, high: 0.15, mode: 0.12 })],
    ["/api/v1/projections", "post", standingOn({ source: "point", value: 0.12 })],
    ["/api/v1/projections", "post", standingOn({ source: "comparison", comparisonId: RUN })],
    [
      "/api/v1/projections",
      "post",
      standingOn({ source: "comparison", baseline: [RUN], candidate: [OTHER], metric: "output-throughput" }),
    ],
    [
      "/api/v1/projections",
      "post",
      standingOn({
        source: "axes",
        values: {
          "gpu-compute": 0.01,
          "gpu-memory": 0.01,
          "host-link": 0.05,
          "gpu-link": 0,
          network: 0.2,
          storage: 0.1,
          cpu: 0.03,
        },
      }),
    ],
    ["/api/v1/projections", "post", standingOn({ source: "evidence", prior: "vendor-claim" })],
    [
      "/api/v1/comparisons",
      "post",
      {
        name: "Q2",
        baseline: [RUN],
        candidate: [OTHER],
        exclusions: [{ runId: RUN, metric: "output-throughput", reason: "warm-up" }],
        overrides: [{ rule: "driver-differs", reason: "known" }],
      },
    ],
    ["/api/v1/reports", "post", { ...REPORT, scenarioId: RUN, comparisonId: OTHER }],
    [
      "/api/v1/reports",
      "post",
      { ...REPORT, scenario: SCENARIO, expiresAt: "2026-12-31T00:00:00Z", password: "a password" },
    ],
    ["/api/v1/reports/{id}/links", "post", { expiresAt: "2026-12-31T00:00:00Z" }],
    ["/api/v1/reports/{id}/links", "post", {}],
    ["/api/v1/runs/{id}", "patch", { mode: "vm-passthrough", gpu: "NVIDIA H100 80GB HBM3", gpuCount: 8, host: null }],
    ["/api/v1/runs/{id}", "patch", { environment: { mode: "bare-metal", label: "esxi-9" } }],
  ])("%s %s reads %j", (path, method, body) => {
    expect(bodyOf(path, method)?.safeParse(body)).toMatchObject({ success: true });
    expect(bodyOf(path, method)?.safeParse({ ...body, nobodys: 1 })).toMatchObject({ success: false });
  });

  it.each<[string, Method, Record<string, string | string[]>]>([
    [
      "/api/v1/runs",
      "post",
      {
        filename: "run.json",
        mode: "vm-passthrough",
        label: "esxi-9",
        host: "node-7",
        gpu: "NVIDIA H100 80GB HBM3",
        gpuCount: "8",
        hypervisor: "esxi",
        driver: "580.65",
        provider: "own",
        tenancy: "dedicated",
        partition: "none",
        startedAt: "2026-05-01T10:15:00Z",
      },
    ],
    ["/api/v1/runs", "get", { q: "h100", mode: "bare-metal", format: "vllm-bench-serve", gpu: "H100", limit: "200" }],
    ["/api/v1/comparisons", "get", { baseline: [RUN], candidate: [OTHER], margin: "0.02" }],
    ["/api/v1/comparisons", "get", { limit: "10", cursor: "abc" }],
    ["/api/v1/scenarios/{id}/versions", "get", { limit: "10" }],
  ])("%s %s reads the query %j", (path, method, query) => {
    const schemas = [OPERATIONS[path]?.[method]?.query ?? []].flat();
    expect(schemas.some((schema) => schema.safeParse(query).success)).toBe(true);
    expect(schemas.some((schema) => schema.safeParse({ ...query, nobodys: "1" }).success)).toBe(false);
  });

  it("a change of one field leaves the others alone", () => {
    expect(bodyOf("/api/v1/scenarios/{id}", "patch")?.parse({ name: "Other" })).toEqual({ name: "Other" });
    expect(bodyOf("/api/v1/runs/{id}", "patch")?.parse({ environment: { gpu: null } })).toEqual({
      change: { gpu: null },
    });
  });
});
