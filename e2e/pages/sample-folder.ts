import { mkdir, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const SAMPLES = new URL("../../public/samples/example/", import.meta.url);
const TOOLS = ["vllm-bench-serve", "nvbandwidth"];

/**
 * Twelve files as an infra lead has them: two tools, three repeats, two sides in two folders; the last one is cut short.
 * White space at their ends makes them other bytes than those of any other test.
 */
export async function sampleFolder(): Promise<{ path: string; damaged: string }> {
  const path = await mkdtemp(join(tmpdir(), "bareline-e2e-"));
  const own = " ".repeat(1 + Math.floor(Math.random() * 50_000));
  const damaged = "nvbandwidth-3.json";
  for (const [side, folder] of [
    ["bare-metal", "bare-metal"],
    ["vm", "esxi-vm"],
  ] as const) {
    await mkdir(join(path, folder));
    for (const tool of TOOLS) {
      for (const n of [1, 2, 3]) {
        const name = `${tool}-${n}.json`;
        const text = await readFile(new URL(`${side}/${name}`, SAMPLES), "utf8");
        const cut = folder === "esxi-vm" && name === damaged;
        await writeFile(join(path, folder, name), cut ? text.slice(0, text.length / 2) : text + own);
      }
    }
  }
  return { path, damaged };
}
