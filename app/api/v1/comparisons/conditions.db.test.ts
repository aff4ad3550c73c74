import { describe, expect, it } from "vitest";
import { onFreshDatabase } from "@/prisma/test-database";
import { type Ask, ask, servingFile } from "../asking";
import { POST as postFile } from "../environments/route";
import { PATCH } from "../runs/[id]/route";
import { POST as postRun } from "../runs/route";
import { GET } from "./route";

onFreshDatabase();

const run = async (query: Ask["query"]): Promise<string> => {
  const body = JSON.stringify(servingFile());
  const answer = await ask(postRun, {}, { method: "POST", query: { filename: "r.json", ...query }, body });
  return (await answer.json()).id;
};
interface Told {
  rule: string;
  level: string;
  baseline: string;
  candidate: string;
}
const conditions = async (baseline: string, candidate: string) => {
  const found = await (await ask(GET, {}, { query: { baseline, candidate } })).json();
  return new Map<string, Told>(found.comparability.findings.map((f: Told) => [f.rule, f]));
};

/** What nvidia-smi prints of two GPUs and how they are wired. */
const topology = (link: string) =>
  `\tGPU0\tGPU1\tNIC0\tCPU Affinity\tNUMA Affinity\nGPU0\t X \t${link}\tPIX\t0-31\t0\nGPU1\t${link}\t X \tNODE\t0-31\t0\nNIC0\tPIX\tNODE\t X \t\t\n`;

describe("the conditions of stored runs", () => {
  it("come from what the query said of them, in the query's own words", async () => {
    const bare = await run({ mode: "bare-metal", powerLimit: "700", steal: "0", rdma: "true", hugePages: "1 GiB" });
    const guest = await run({
      mode: "vm-passthrough",
      powerLimit: "690",
      steal: "0.02",
      rdma: "false",
      hugePages: "none",
    });
    const found = await conditions(bare, guest);
    expect(found.get("power-cap-same")).toMatchObject({ level: "pass", baseline: "700 W", candidate: "690 W" });
    expect(found.get("steal-high")).toMatchObject({ level: "warn", baseline: "0\u00a0%", candidate: "2\u00a0%" });
    expect(found.get("rdma-differs")).toMatchObject({ level: "warn", baseline: "on", candidate: "off" });
    expect(found.get("huge-pages-differs")).toMatchObject({ baseline: "1 GiB", candidate: "none" });
    expect(found.get("governor-unknown")).toMatchObject({ level: "warn" });
  });

  it("change with what is said of a run afterwards", async () => {
    const bare = await run({ mode: "bare-metal", ecc: "true" });
    const guest = await run({ mode: "vm-passthrough" });
    expect((await conditions(bare, guest)).has("ecc-unknown")).toBe(true);
    const json = { environment: { ecc: false, throttled: 0.12, storagePath: "overlay" } };
    expect((await ask(PATCH, { id: guest }, { method: "PATCH", json })).status).toBe(200);
    const found = await conditions(bare, guest);
    expect(found.get("ecc-differs")).toMatchObject({ level: "warn", baseline: "on", candidate: "off" });
    expect(found.get("throttling-high")).toMatchObject({ level: "block", candidate: "12\u00a0%" });
    expect(found.get("storage-path-unknown")).toMatchObject({ baseline: "unknown", candidate: "overlay" });
  });

  it("come from a file of the machine, whose words stand behind them", async () => {
    const keep = async (body: string): Promise<string> =>
      (await (await ask(postFile, {}, { method: "POST", query: { filename: "topo.txt" }, body })).json()).id;
    const bare = await run({ mode: "bare-metal", environment: await keep(topology("NV18")) });
    const guest = await run({ mode: "vm-passthrough", environment: await keep(topology("PHB")) });
    expect((await conditions(bare, guest)).get("topology-differs")).toMatchObject({
      level: "warn",
      baseline: "2 GPUs, NV18",
      candidate: "2 GPUs, PHB",
    });
  });

  it("refuse a field that is none, and a share above one", async () => {
    const asked = (query: Ask["query"]) =>
      ask(postRun, {}, { method: "POST", query: { mode: "container", ...query }, body: JSON.stringify(servingFile()) });
    expect((await asked({ steal: "2" })).status).toBe(400);
    expect((await asked({ powerlimit: "700" })).status).toBe(400);
  });
});
