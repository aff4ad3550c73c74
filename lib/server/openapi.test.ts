import { existsSync, readFileSync, readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { OPERATIONS, openapi } from "./openapi";

describe("the API's description", () => {
  const document = openapi("http://127.0.0.1:3000");

  it("is JSON, and names every method of every route", () => {
    expect(JSON.parse(JSON.stringify(document))).toEqual(document);
    for (const [path, methods] of Object.entries(OPERATIONS)) {
      const file = `app${path.replace(/\{(\w+)\}/g, "[$1]")}/route.ts`;
      expect(existsSync(file), file).toBe(true);
      const exported = [...readFileSync(file, "utf8").matchAll(/export const ([A-Z]+) =/g)].map(([, m = ""]) =>
        m.toLowerCase(),
      );
      expect([path, Object.keys(methods).sort()]).toEqual([path, exported.sort()]);
    }
  });

  it("leaves no route of the API out", () => {
    const routes = readdirSync("app/api/v1", { recursive: true, encoding: "utf8" }).filter((f) =>
      /(^|[/\\])route\.ts$/.test(f),
    );
    const paths = routes.map((f) => `/api/v1/${f.replace(/[/\\]route\.ts$/, "").replace(/\[(\w+)\]/g, "{$1}")}`);
    expect(Object.keys(OPERATIONS).sort()).toEqual(paths.sort());
  });

  it("says what an upload, a scenario and a report take", () => {
    const { post } = document.paths["/api/v1/runs"] ?? {};
    expect(post?.parameters.map((p) => p.name)).toEqual(
      expect.arrayContaining(["filename", "mode", "gpuCount", "startedAt"]),
    );
    expect(Object.keys(post?.requestBody?.content ?? {})).toEqual(["application/octet-stream", "multipart/form-data"]);
    const scenario = JSON.stringify(document.paths["/api/v1/projections"]);
    for (const word of ["segments", "monthlySpend", "online-inference", "rdma-misconfigured", "horizonMonths"]) {
      expect(scenario).toContain(`"${word}"`);
    }
    expect(JSON.stringify(document.paths["/api/v1/reports"])).toContain('"scenarioId"');
  });
});
