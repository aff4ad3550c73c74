import { excerpt, type Issue, type Outcome, refused } from "../outcome";
import type { Reading } from "../run/run";
import { atOnce, type Steps } from "../steps";
import { aiperf } from "./aiperf";
import { apacheBench } from "./apache-bench";
import { babelstream } from "./babelstream";
import { barelineRun } from "./bareline-run";
import { bencherBmf } from "./bencher-bmf";
import { cudaSamples } from "./cuda-samples";
import { cyclictest } from "./cyclictest";
import { dcgmDiag } from "./dcgm-diag";
import { dmidecode } from "./dmidecode";
import { fio } from "./fio";
import type { Format, Source, System } from "./format";
import { githubActionBenchmark } from "./github-action-benchmark";
import { googleBenchmark } from "./google-benchmark";
import { gpuBurn } from "./gpu-burn";
import { guidellm } from "./guidellm";
import { hackbench } from "./hackbench";
import { hpcg } from "./hpcg";
import { hpl } from "./hpl";
import { hyperfine } from "./hyperfine";
import { inferencex } from "./inferencex";
import { iperf3 } from "./iperf3";
import { knownFormat } from "./known-formats";
import { llamaBench } from "./llama-bench";
import { llmDBenchmarkReport } from "./llm-d-benchmark-report";
import { lscpu } from "./lscpu";
import { mixbench } from "./mixbench";
import { mlperfInferenceLoadgen } from "./mlperf-inference-loadgen";
import { mlperfResults } from "./mlperf-results";
import { mlperfSystemDescription } from "./mlperf-system-description";
import { mlperfTraining } from "./mlperf-training";
import { ncclTests } from "./nccl-tests";
import { nvbandwidth } from "./nvbandwidth";
import { nvidiaSmi } from "./nvidia-smi";
import { nvidiaSmiTopo } from "./nvidia-smi-topo";
import { optimumBenchmark } from "./optimum-benchmark";
import { addOthers } from "./other-tools";
import { type Part, partsOf } from "./parts";
import { perfBench } from "./perf-bench";
import { perfkit } from "./perfkit";
import { perftest } from "./perftest";
import { phoronix } from "./phoronix";
import { procMeminfo } from "./proc-meminfo";
import { pytestBenchmark } from "./pytest-benchmark";
import { readPart } from "./read-part";
import { seenIn } from "./seen";
import { sglangBenchServing } from "./sglang-bench-serving";
import { sockperf } from "./sockperf";
import { stream } from "./stream";
import { stressNg } from "./stress-ng";
import { sysbench } from "./sysbench";
import { systemdDetectVirt } from "./systemd-detect-virt";
import { trtllmBench } from "./trtllm-bench";
import { vllmBenchLatency } from "./vllm-bench-latency";
import { vllmBenchServe } from "./vllm-bench-serve";
import { vllmBenchThroughput } from "./vllm-bench-throughput";
import { vllmLongRows } from "./vllm-long-rows";

/** Every format that is read. Exactly one of them claims a file of one tool; the order is that of the lists people see. */
export const FORMATS: readonly Format[] = [
  vllmBenchServe,
  nvbandwidth,
  ncclTests,
  mlperfInferenceLoadgen,
  mlperfTraining,
  mlperfResults,
  mlperfSystemDescription,
  perftest,
  cudaSamples,
  dcgmDiag,
  gpuBurn,
  mixbench,
  hpl,
  hpcg,
  barelineRun,
  fio,
  iperf3,
  llamaBench,
  sysbench,
  stream,
  babelstream,
  cyclictest,
  apacheBench,
  sockperf,
  perfBench,
  hackbench,
  stressNg,
  vllmBenchLatency,
  vllmBenchThroughput,
  sglangBenchServing,
  googleBenchmark,
  hyperfine,
  pytestBenchmark,
  phoronix,
  perfkit,
  optimumBenchmark,
  bencherBmf,
  githubActionBenchmark,
  aiperf,
  nvidiaSmi,
  nvidiaSmiTopo,
  lscpu,
  procMeminfo,
  dmidecode,
  systemdDetectVirt,
  trtllmBench,
  guidellm,
  vllmLongRows,
  inferencex,
  llmDBenchmarkReport,
];

export const formatById = (id: string): Format | undefined => FORMATS.find((format) => format.id === id);

export type Claimed = ({ format: Format; rule: string } & Owned) | { format: null; seen: string; close: string[] };

/** What the owner reads of a file, and who else has a part in it. */
interface Owned {
  view: Source;
  others: Part[];
}

/** A file is looked at once, however often it is asked for. */
const claims = new WeakMap<Source, Claimed>();

/**
 * The one format that owns a source, by content only; or what was seen instead and which formats were close. Of several
 * that have a part in it the first owns it, and results come before descriptions of a machine.
 */
export function claim(source: Source): Claimed {
  const known = claims.get(source);
  if (known) return known;
  const parts = partsOf(source, FORMATS);
  const owner = parts.find(({ format }) => format.kind !== "environment") ?? parts[0];
  const claimed: Claimed = owner
    ? { ...owner, others: parts.filter((part) => part !== owner) }
    : { format: null, seen: seenIn(source), close: closeTo(source) };
  claims.set(source, claimed);
  return claimed;
}

function closeTo(source: Source): string[] {
  const answers = views(source).flatMap((view) => FORMATS.map((format) => format.claims(view)));
  return [...new Set(answers.flatMap((answer) => (!answer.claimed && answer.close ? [answer.close] : [])))].sort();
}

/** The systems of a collection to choose from; empty for a file of one system. */
export function systemsOf(source: Source): System[] {
  const claimed = claim(source);
  return claimed.format?.systems ? claimed.format.systems(claimed.view) : [];
}

/** Reads a source with the format that owns it. Refuses, in words, what no format owns. */
export function readSource(source: Source, system?: string): Outcome<{ format: Format; reading: Reading }> {
  return atOnce(reading(source, system));
}

/** The same with pauses. Where the owner finds no result, the next that has a part in the file is asked. */
export function* reading(source: Source, system?: string): Steps<Outcome<{ format: Format; reading: Reading }>> {
  const claimed = claim(source);
  yield;
  if (!claimed.format) return refused(unknown(source, claimed.seen, claimed.close));
  const parts = [claimed, ...claimed.others];
  let refusal: Outcome<never> | null = null;
  for (const part of parts.filter(({ format }) => format === claimed.format || format.kind !== "environment")) {
    const { format, view } = part;
    const fault = systemFault(format, view, system);
    const outcome = fault ? refused<Reading>(fault) : yield* readPart(format, view, system);
    yield;
    if (outcome.ok) {
      yield* addOthers(
        outcome.value,
        format,
        parts.filter((other) => other !== part),
      );
      return { ...outcome, value: { format, reading: outcome.value } };
    }
    refusal ??= outcome;
    if (fault) break;
  }
  return refusal ?? refused();
}

/** JSON in a log, then the log itself. */
const views = (source: Source): Source[] =>
  source.kind === "json" && source.around ? [source, source.around] : [source];

/** Of several systems one must be chosen, and be there. */
function systemFault(format: Format, view: Source, system: string | undefined): Issue | null {
  const systems = format.systems?.(view) ?? [];
  const names = systems.map((s) => s.name);
  if (system === undefined ? systems.length < 2 : names.includes(system)) return null;
  return {
    code: system === undefined ? "choose-system" : "no-such-system",
    message:
      system === undefined
        ? `The file holds the results of ${systems.length} systems; one run is one of them.`
        : "The file has no system of this name.",
    at: "system",
    found: system === undefined ? excerpt(names.join(", "), 600) : excerpt(system, 200),
    expected: "the name of one system in the file",
    hint: "Choose which system is the bare metal and which the virtual machine, and save one run for each.",
  };
}

function unknown(source: Source, seen: string, close: string[]) {
  const known = views(source)
    .map(knownFormat)
    .find((name) => name !== null);
  return {
    code: known ? "known-not-read" : "unknown-format",
    message: known
      ? `This looks like ${known}, which is known but not read yet.`
      : "No format that Bareline reads fits this file.",
    found: close.length > 0 ? `${seen}; close: ${close.join("; ")}` : seen,
    expected: `one of the ${FORMATS.length} formats listed under /docs/formats`,
    hint: "Open a table on the upload page and say what its columns are, or write your numbers as bareline-run JSON.",
  };
}
