import { expect, it } from "vitest";
import { ownerOf } from "@/lib/server/access";
import { rowSamples } from "@/lib/server/row-samples";
import { onFreshDatabase } from "@/prisma/test-database";
import { ask } from "../asking";
import { POST } from "./route";

onFreshDatabase();

const file = (first: number) =>
  JSON.stringify({
    format: "bareline-run",
    version: 1,
    tool: { name: "own steps" },
    workload: { name: "train", params: { model: "m" } },
    measurements: [
      { metric: "iteration-time", unit: "ms", params: { nodes: 1 }, samples: [first, 510, 505] },
      { metric: "iteration-time", unit: "ms", params: { nodes: 2 }, samples: [9, 9] },
      { metric: "output-throughput", unit: "token/s", value: 100 },
    ],
  });

it("the values behind a row come run by run, in base units and in the order measured", async () => {
  const owner = await ownerOf(new Headers({ host: "127.0.0.1:3000" }));
  const save = async (first: number) => {
    const query = { filename: "steps.json", mode: "bare-metal" };
    const response = await ask(POST, {}, { method: "POST", query, body: file(first) });
    expect(response.status).toBe(201);
    return ((await response.json()) as { id: string }).id;
  };
  const [a, b] = [await save(500), await save(520)];
  const row = { metric: "iteration-time", workload: "train", params: { nodes: 1, model: "m" } };
  const found = await rowSamples(owner, [a, b, "no id"], row);
  expect([...(found.get(a) ?? [])]).toEqual([0.5, 0.51, 0.505]);
  expect([...(found.get(b) ?? [])]).toEqual([0.52, 0.51, 0.505]);
  expect((await rowSamples(owner, [a], { ...row, metric: "output-throughput" })).size).toBe(0);
  // A name that the user gave the benchmark is a parameter of the row only.
  expect((await rowSamples(owner, [a], { ...row, params: { ...row.params, benchmark: "named" } })).size).toBe(1);
  // Somebody else's runs are not there.
  expect((await rowSamples({ ...owner, workspaceId: "00000000-0000-7000-8000-000000000000" }, [a], row)).size).toBe(0);
});
