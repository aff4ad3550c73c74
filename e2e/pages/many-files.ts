import { mkdir, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BlobWriter, TextReader, ZipWriter } from "@zip.js/zip.js";

const SAMPLES = new URL("../../public/samples/example/", import.meta.url);

const anyNumber = () => 1 + Math.floor(Math.random() * 20_000);

/** Blank lines at its end make a file other bytes than those of any other test, and of its neighbours. */
async function ownText(name: string, blank = anyNumber()): Promise<string> {
  return (await readFile(new URL(name, SAMPLES), "utf8")) + "\n".repeat(blank);
}

const folder = () => mkdtemp(join(tmpdir(), "bareline-e2e-"));

/** A folder of so many readable results, half of each side. */
export async function manyFiles(count: number): Promise<string> {
  const path = await folder();
  for (const side of ["bare-metal", "vm"]) await mkdir(join(path, side));
  const blank = anyNumber();
  for (let i = 0; i < count; i++) {
    const side = i % 2 === 0 ? "bare-metal" : "vm";
    await writeFile(join(path, side, `all-reduce-${i}.txt`), await ownText(`${side}/all-reduce-1.txt`, blank + i));
  }
  return path;
}

/** An archive of two results, one note and one locked file: its path. */
export async function zipFile(): Promise<string> {
  const writer = new ZipWriter(new BlobWriter(), { useWebWorkers: false });
  const add = (name: string, text: string, password?: string) =>
    writer.add(name, new TextReader(text), password ? { password } : {});
  await add("bare-metal/all-reduce-1.txt", await ownText("bare-metal/all-reduce-1.txt"));
  await add("vm/all-reduce-1.txt", await ownText("vm/all-reduce-1.txt"));
  await add("notes.txt", "Measured on a Tuesday.");
  await add("locked.json", "{}", "word");
  const path = join(await folder(), "results.zip");
  await writeFile(path, Buffer.from(await (await writer.close()).arrayBuffer()));
  return path;
}

/** Results of both sides, each beside what lscpu says of its machine. */
export async function withMachineFiles(): Promise<string> {
  const path = await manyFiles(4);
  const lscpu = (...more: object[]) =>
    JSON.stringify({
      lscpu: [
        { field: "Architecture:", data: "x86_64" },
        { field: "CPU(s):", data: "64" },
        { field: "Thread(s) per core:", data: "2" },
        { field: "Vendor ID:", data: "GenuineIntel" },
        { field: "Model name:", data: "Intel(R) Xeon(R) Gold 6438Y+" },
        { field: "Flags:", data: more.length > 0 ? "fpu vme sse sse2 hypervisor" : "fpu vme sse sse2 vmx" },
        ...more,
      ],
    });
  const kvm = [
    { field: "Hypervisor vendor:", data: "KVM" },
    { field: "Virtualization type:", data: "full" },
  ];
  await writeFile(join(path, "bare-metal", "lscpu.json"), `${lscpu()}\n`);
  await writeFile(join(path, "vm", "lscpu.json"), `${lscpu(...kvm)}\n`);
  return path;
}

/** A list of the results of several systems, as MLPerf publishes them. */
export async function collectionFile(): Promise<string> {
  const own = Number((40 + Math.random()).toFixed(6));
  const row = (SystemName: string, Platform: string, Result: number) => ({
    ...{ Organization: "Example", SystemName, Platform, Division: "open", Availability: "available" },
    ...{ Model: "mobilenet-x", Scenario: "Offline", Result, Units: "Samples/s" },
    ...{ accelerators_per_node: 0, number_of_nodes: 1, inferred: 1 },
  });
  const path = join(await folder(), "summary_results.json");
  await writeFile(
    path,
    JSON.stringify([
      row("cloud instance z1.metal", "z1.metal-tflite", own),
      row("cloud instance z1.4xlarge", "z1.4xlarge-tflite", own - 1),
      row("board q7", "q7-tflite", own - 30),
    ]),
  );
  return path;
}
