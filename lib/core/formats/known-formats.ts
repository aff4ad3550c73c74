import type { JsonObject, Source } from "./format";
import { isObject, objectsIn } from "./json-value";

type Signature = readonly [name: string, test: (object: JsonObject) => boolean];
const has =
  (...keys: string[]) =>
  (object: JsonObject): boolean =>
    keys.every((key) => object.has(key));
const inside = (outer: string, key: string) => (object: JsonObject) => {
  const value = object.get(outer);
  return isObject(value) && value.has(key);
};

/** Results of tools that Bareline knows by sight (FORMATS 7), in the order in which they are told apart. */
const OBJECTS: readonly Signature[] = [
  ["a PyTorch benchmark record", has("benchmark", "model", "metric")],
  ["fio's JSON", has("fio version")],
  ["iperf3's JSON", has("start", "intervals", "end")],
  ["perftest's JSON", has("test_info", "results")],
  ["cyclictest's JSON", has("rt_test_version:")],
  ["trtllm-bench's report", has("engine", "performance", "request_info")],
  ["dcgmi diag's JSON", (o) => [...o.keys()].some((k) => /^DCGM.{0,20}Diagnostic$/.test(k))],
  [
    "nccl-tests' own JSON",
    (o) => has("nccl_version", "results", "config")(o) || o.get("identifier") === "nccl-tests structured output",
  ],
  ["rccl-tests' JSON", has("busBw", "algBw")],
  ["Google Benchmark's JSON", has("context", "benchmarks")],
  ["pytest-benchmark's JSON", has("machine_info", "benchmarks")],
  ["hyperfine's JSON", (o) => firstOf(o, "results")?.has("command") === true],
  ["PerfKitBenchmarker's JSON", has("metric", "value", "labels")],
  ["llama-bench's JSON", has("avg_ts", "n_prompt")],
  ["an InferenceX row", has("tput_per_gpu")],
  [
    "SGLang bench_serving's JSON",
    (o) => o.has("total_output_tokens_retokenized") || has("mean_e2e_latency_ms", "mean_ttft_ms")(o),
  ],
  ["vllm bench latency's JSON", has("avg_latency", "latencies")],
  ["vllm bench throughput's JSON", has("elapsed_time", "tokens_per_second")],
  ["AIPerf's JSON", (o) => inside("request_throughput", "avg")(o) || inside("metadata", "benchmark_phase")(o)],
  ["an MLPerf collection of results", (o) => o.has("Performance_Units") || has("SystemName", "Result", "Units")(o)],
  ["an MLPerf system description", has("submitter", "system_name")],
  ["optimum-benchmark's JSON", has("config", "report")],
  ["long rows of measurements", has("measurement", "score", "unit")],
  ["lscpu's JSON", has("lscpu")],
  ["an llm-d benchmark report", has("version", "run", "scenario", "results")],
  ["GuideLLM's JSON", (o) => inside("metadata", "guidellm_version")(o)],
  ["a list of named values", has("name", "unit", "value")],
];

const TEXTS: readonly (readonly [name: string, RegExp])[] = [
  ["nvidia-smi's XML", /<nvidia_smi_log/],
  ["Phoronix Test Suite XML", /<PhoronixTestSuite/],
  ["github-action-benchmark's data", /^window\.BENCHMARK_DATA/m],
  ["an MLPerf LoadGen detail log", /^:::MLLOG .{0,40}"loadgen_version"/m],
  ["an MLPerf Training log", /^(?:\d{1,5}: ?)?:::ML(?:LOG|Pv)/m],
  ["p2pBandwidthLatencyTest", /P2P=Disabled/],
  ["CUDA bandwidthTest", /Bandwidth, \d{1,3} Device\(s\)|bandwidthTest-/],
  ["an InferenceX dashboard export", /^Model,ISL,OSL,/m],
  ["AIPerf's CSV", /^Metric,avg,min,max/m],
  ["perftest", /BW average\[|t_avg\[usec\]/],
  ["sockperf", /^sockperf:/m],
  ["sysbench", /^sysbench \d|events per second/m],
  ["perf bench", /^# Running '\w{1,20}\/\w{1,30}'/m],
  ["STREAM", /Best Rate MB\/s/],
  ["BabelStream", /MBytes\/sec/],
  ["mixbench", /^mixbench\//m],
  ["HPL", /HPLinpack/],
  ["HPCG", /HPCG-Benchmark|HPCG result/i],
  ["gpu-burn", /proc'd:/],
  ["trtllm-bench", /PERFORMANCE OVERVIEW|TensorRT-LLM LLM Benchmarking/],
  ["SGLang's closing table", /Serving Benchmark Result/],
];

/** The tool whose file this is, when Bareline knows it and does not read it yet. */
export function knownFormat(source: Source): string | null {
  if (source.kind === "text") return TEXTS.find(([, sign]) => sign.test(source.text))?.[0] ?? null;
  const first = objectsIn(source)[0]?.object;
  if (!first) return null;
  return OBJECTS.find(([, test]) => test(first))?.[0] ?? null;
}

function firstOf(object: JsonObject, key: string): JsonObject | null {
  const list = object.get(key);
  return Array.isArray(list) && isObject(list[0]) ? list[0] : null;
}
