// The form's own door: read, add, show, remove.
import { describe, expect, it, vi } from "vitest";
import { ownerOf } from "@/lib/server/access";
import { listSources } from "@/lib/server/evidence-sources";
import { onFreshDatabase } from "@/prisma/test-database";
import { addOwnSource, removeOwnSource } from "./actions";

const own = new Headers({ host: "127.0.0.1:3000", origin: "http://127.0.0.1:3000" });
vi.mock("next/headers", () => ({ headers: () => Promise.resolve(own) }));
vi.mock("next/cache", () => ({ revalidatePath: () => undefined }));
// A redirect ends an action by throwing.
vi.mock("next/navigation", () => ({
  redirect: (to: string) => {
    throw new Error(`redirect to ${to}`);
  },
}));

onFreshDatabase();

const form = (fields: Record<string, string>) => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
};
const TYPED = {
  title: "Acceptance test",
  what: "output throughput",
  layer: "inference",
  gains: "unknown",
  bareMetal: "1.2k",
  virtualized: "1,170",
  unit: "token/s",
  better: "higher",
  document: "report 12, page 4",
  date: "2026-03",
};
const stored = async () => (await listSources(await ownerOf(own))).items;

describe("a source that is typed", () => {
  it("is refused beside its fields, with all that was typed kept and nothing stored", async () => {
    const answer = await addOwnSource(null, form({ ...TYPED, bareMetal: "many" }));
    expect(answer).toEqual({
      typed: { ...TYPED, bareMetal: "many" },
      errors: { bareMetal: expect.stringContaining("not a number") },
    });
    expect(await stored()).toEqual([]);
  });

  it("is stored, shown where it stands, and removed", async () => {
    await expect(addOwnSource(null, form(TYPED))).rejects.toThrow("redirect to /evidence#yours");
    const [source] = await stored();
    expect(source?.source).toMatchObject({ title: "Acceptance test", figure: { bareMetal: 1200, virtualized: 1170 } });
    await expect(removeOwnSource(source?.id ?? "")).rejects.toThrow("redirect to /evidence#yours");
    expect(await stored()).toEqual([]);
  });
});
