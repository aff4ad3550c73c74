import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { onFreshDatabase } from "@/prisma/test-database";
import { type Ask, ask, servingFile } from "../asking";
import { GET as list, POST } from "./route";

onFreshDatabase();

const file = () => JSON.stringify(servingFile());

async function upload(body: string, query: Ask["query"] = {}) {
  const response = await ask(POST, {}, { method: "POST", query: { mode: "bare-metal", ...query }, body });
  return { body: await response.json() };
}

describe("the list of runs", () => {
  const listed = async (query: Ask["query"]) => (await ask(list, {}, { query })).json();

  it("gives every run once, page by page, while others come", async () => {
    const label = `page ${randomBytes(4).toString("hex")}`;
    const ids: string[] = [];
    for (let i = 0; i < 7; i++) ids.push((await upload(file(), { label })).body.id);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: { items: { id: string }[]; nextCursor: string | null } = await listed({
        q: label,
        limit: "3",
        ...(cursor ? { cursor } : {}),
      });
      seen.push(...page.items.map((run) => run.id));
      cursor = page.nextCursor;
      await upload(file(), { label });
    } while (cursor);
    expect(seen).toEqual(ids.reverse());
  });

  it("finds by mode, format, GPU and words, and takes no word for a pattern", async () => {
    const { body } = await upload(file(), { mode: "vm-vgpu", gpu: "Unusual 100%_GPU" });
    for (const query of [
      { gpu: "unusual 100%_" },
      { q: "usual 100%" },
      { mode: "vm-vgpu", format: "vllm-bench-serve" },
    ]) {
      expect((await listed(query)).items.map((run: { id: string }) => run.id)).toContain(body.id);
    }
    expect((await listed({ gpu: "%" })).items).toHaveLength(1);
    expect((await listed({ q: "Unusual%100" })).items).toEqual([]);
  });

  it.each([
    { limit: "201" },
    { limit: "0" },
    { cursor: "x" },
    { mode: "cloud" },
    { "q[contains]": "" },
    { q: "\u0000" },
  ])("refuses %j", async (query) => expect((await ask(list, {}, { query })).status).toBe(400));
});
