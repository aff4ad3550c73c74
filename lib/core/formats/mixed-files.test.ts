import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { Reading } from "../run/run";
import { fio } from "./fio";
import type { Format, Source } from "./format";
import { sourceOf } from "./formats.laws";
import { partsOf } from "./parts";
import { FORMATS, readSource } from "./registry";
import { sysbench } from "./sysbench";

const fixtures = fileURLToPath(new URL("fixtures/", import.meta.url));
const textOf = (name: string) => readFileSync(fixtures + name, "utf8").replace(/\n*$/, "\n");

function read(text: string): { format: string; reading: Reading; says: string[] } {
  const source = sourceOf(new TextEncoder().encode(text));
  const outcome = source.ok ? readSource(source.value) : source;
  if (!outcome.ok) throw new Error("not read");
  const { format, reading } = outcome.value;
  return { format: format.id, reading, says: reading.warnings.flatMap((w) => (isOfOthers(w.code) ? [w.message] : [])) };
}
const isOfOthers = (code: string) => code === "other-results";
const together = (...names: string[]) => read(names.map(textOf).join(""));
const rowsOf = ({ reading }: { reading: Reading }) => reading.measurements.length;

const JSONS = [
  ["vllm-bench-serve", "appended.json"],
  ["nvbandwidth", "v0.8.json"],
  ["sglang-bench-serving", "appended.jsonl"],
  ["fio", "clients.json"],
  ["iperf3", "tcp.json"],
  ["llama-bench", "gpu.jsonl"],
  ["google-benchmark", "repetitions.json"],
  ["trtllm-bench", "streaming.json"],
] as const;
const TEXTS = [
  ["nccl-tests", "all-reduce.txt"],
  ["nvbandwidth", "table.txt"],
  ["mlperf-inference-loadgen", "offline.txt"],
  ["mlperf-training", "ranks.txt"],
  ["perftest", "loopback.txt"],
  ["gpu-burn", "ok.txt"],
  ["cuda-samples", "bandwidth-lines.txt"],
  ["trtllm-bench", "two-reports.txt"],
  ["vllm-bench-serve", "console-two-rates.txt"],
  ["sglang-bench-serving", "console.txt"],
  ["stream", "old-failed.txt"],
  ["sysbench", "cpu-repeated.txt"],
] as const;
const MACHINES = [
  ["nvidia-smi", "pass-through-v13.xml"],
  ["lscpu", "vm.json"],
] as const;
/** Hardly a figure of this one has more than four digits. */
const SHORT = "stream/old-failed.txt";
const pairs = (kinds: readonly (readonly [format: string, file: string])[]) =>
  kinds.flatMap(([first, a]) =>
    kinds.flatMap(([second, b]) =>
      first === second ? [] : [{ first, second, names: [`${first}/${a}`, `${second}/${b}`] }],
    ),
  );

describe("results of two tools in one file", () => {
  it.each([...pairs(JSONS), ...pairs(TEXTS)])(
    "are those of the first, $first, and name $second",
    ({ first, names }) => {
      const mixed = together(...names);
      expect(mixed.format).toBe(first);
      expect(mixed.says).toHaveLength(1);
    },
  );

  it.each(pairs(JSONS))("in JSON leave $first its rows, without any of $second", ({ names }) => {
    expect(rowsOf(together(...names))).toBe(rowsOf(together(names[0] ?? "")));
  });

  it("in text leave the first its rows", () => {
    const alone = together("stream/one-kernel.txt");
    const mixed = together("stream/one-kernel.txt", "sysbench/cpu-repeated.txt");
    expect(mixed.reading.measurements).toEqual(alone.reading.measurements);
    expect(mixed.says).toEqual(["The file also holds output of sysbench; only that of STREAM was read."]);
  });

  it("say which tools, in words", () => {
    const { says } = together("vllm-bench-serve/appended.json", "nvbandwidth/v0.8.json", "fio/clients.json");
    expect(says).toEqual([
      "The file also holds output of nvbandwidth and fio; only that of vllm bench serve was read.",
    ]);
  });

  it("are those of the JSON when a text stands around it", () => {
    const mixed = together("nccl-tests/all-reduce.txt", "vllm-bench-serve/appended.json");
    expect([mixed.format, mixed.says.length]).toEqual(["vllm-bench-serve", 1]);
  });

  it("are those of the second where the first measured nothing", () => {
    const mixed = together("gpu-burn/nothing.txt", "nccl-tests/all-reduce.txt");
    expect(mixed.format).toBe("nccl-tests");
  });
});

const REVERSED = [...FORMATS].reverse();

/** Who has a part in a file, by which rule, and in which of its documents. */
function partsOfText(text: string, formats: readonly Format[]) {
  const source = sourceOf(new TextEncoder().encode(text));
  return source.ok
    ? partsOf(source.value, formats).map(({ format, rule, view }) => [format.id, rule, placesOf(view)])
    : [];
}
const placesOf = (view: Source) => (view.kind === "json" ? view.documents.map(({ at }) => at) : view.text);

describe("the order of the formats says nothing", () => {
  const files = readdirSync(fixtures).flatMap((format) =>
    readdirSync(fixtures + format).map((file) => `${format}/${file}`),
  );
  const all = [...JSONS, ...TEXTS, ...MACHINES].map(([format, file]) => `${format}/${file}`);
  const mixed = all.flatMap((first) => all.map((second) => [first, second]));

  const differing = (texts: readonly string[][]) =>
    texts.filter((names) => {
      const text = names.map(textOf).join("");
      return JSON.stringify(partsOfText(text, REVERSED)) !== JSON.stringify(partsOfText(text, FORMATS));
    });

  it("for a file of one tool", () => {
    expect(files.length).toBeGreaterThan(FORMATS.length);
    expect(differing(files.map((name) => [name]))).toEqual([]);
  });

  it("for two tools, one after the other", () => {
    expect(differing(mixed)).toEqual([]);
  }, 60_000);

  it("nor where several claim a document, or a line, at once", () => {
    const first: Format = { ...sysbench, id: "a-twin" };
    const text = textOf("sysbench/cpu-repeated.txt");
    const json = textOf("fio/clients.json");
    const twin: Format = { ...fio, id: "z-twin" };
    for (const [both, file] of [
      [[first, sysbench], text],
      [[twin, fio], json],
      [[twin, fio], json + json],
    ] as const) {
      const found = partsOfText(file, both);
      expect(found.length).toBeGreaterThan(0);
      expect(partsOfText(file, [...both].reverse())).toEqual(found);
    }
  });
});

describe("a description of the machine beside results", () => {
  it.each([
    ["nvidia-smi/pass-through-v13.xml", "nccl-tests/all-reduce.txt"],
    ["nvidia-smi/pass-through-v13.xml", "vllm-bench-serve/appended.json"],
    ["lscpu/vm.json", "nccl-tests/all-reduce.txt"],
    ["lscpu/vm.json", "vllm-bench-serve/appended.json"],
  ])("%s, gives %s its evidence, before it and behind it", (machine, results) => {
    const own = together(machine).reading.evidence;
    for (const names of [
      [machine, results],
      [results, machine],
    ]) {
      const { format, reading, says } = together(...names);
      expect([format, says]).toEqual([results.split("/")[0], []]);
      expect(reading.evidence.map(({ field, value }) => [field, value])).toEqual(
        expect.arrayContaining(own.map(({ field, value }) => [field, value])),
      );
      expect(reading.measurements.length).toBeGreaterThan(0);
    }
  });

  it("keeps the lines of the file in its places", () => {
    const alone = together("nvidia-smi/pass-through-v13.xml").reading.evidence[0]?.at;
    const results = textOf("nccl-tests/all-reduce.txt");
    const below = read(results + textOf("nvidia-smi/pass-through-v13.xml")).reading.evidence;
    const lineOf = (at: string | undefined) => Number(/line (\d+)/.exec(at ?? "")?.[1]);
    const shift = results.split("\n").length - 1;
    expect(below.map(({ at }) => lineOf(at))).toContain(lineOf(alone) + shift);
  });
});

describe("a text that is pasted twice", () => {
  const names = TEXTS.map(([format, file]) => `${format}/${file}`);

  it.each(names.filter((name) => name !== SHORT))("counts once: %s", (name) => {
    const twice = together(name, name);
    expect(twice.reading.warnings.map(({ code }) => code)).toContain("duplicate-result");
    expect(twice.reading.measurements).toEqual(together(name).reading.measurements);
  });

  it("counts as repeats where its figures are so short that they may agree by chance", () => {
    expect(together(SHORT, SHORT).reading.warnings.map(({ code }) => code)).toContain("repeats-in-one-file");
  });
});

describe("a last line without its end", () => {
  const HEAD = "Running in process mode with 10 groups using 40 file descriptors each (== 400 tasks)\nTime: ";

  it("carries no verdict, and the file says where it stops", () => {
    const { reading } = read(`${HEAD}9.9`);
    expect(reading.measurements.map((m) => m.noVerdict)).toEqual(["the file may end in the middle of this line"]);
    expect(reading.warnings).toContainEqual(expect.objectContaining({ code: "cut-short", at: "line 2" }));
    expect(read(`${HEAD}9.9\n`).reading.measurements.map((m) => m.noVerdict)).toEqual([undefined]);
  });

  it("is no repeat of those above it", () => {
    const { reading } = read(`${HEAD}10.011\n${HEAD}10.024\n${HEAD}1`);
    expect(Array.from(reading.measurements[0]?.samples ?? [])).toEqual([10.011, 10.024]);
    expect(reading.warnings.map(({ code }) => code)).toContain("cut-short");
  });

  it("that closes a document is whole", () => {
    const { reading } = read(textOf("phoronix/one-system.xml").trimEnd());
    expect(reading.warnings.filter(({ code }) => code === "cut-short")).toEqual([]);
  });
});
