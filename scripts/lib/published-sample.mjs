// Published figures as bareline-run files: MLPerf Inference v5.1, Dell XE9680 with 8 H200, bare metal and VMware ESXi 9.
// The numbers are those of the two published LoadGen summaries, each run being one performance run of ten minutes or more.
const REPOSITORY = "https://github.com/mlcommons/inference_results_v5.1";
const COMMIT = "965182b0";

const SIDES = [
  {
    side: "baseline",
    file: "mlperf-v5.1-xe9680-8xh200-bare-metal.json",
    submission: "closed/Dell/results/XE9680_H200_SXM_141GBx8_TRT",
    environment: { mode: "bare-metal", label: "Dell XE9680", driver: "570.133", cpu: "2× Intel Xeon Platinum 8568Y+" },
    offline: { 99: 35316.7, 99.9: 35316.7 },
    server: { 99: 33244.25, 99.9: 33244.25 },
    latency: { first: 922.077067, token: 180.762135 },
  },
  {
    side: "candidate",
    file: "mlperf-v5.1-xe9680-8xh200-esxi9.json",
    submission: "closed/Dell_Broadcom/results/vXE9680_H200-SXM-141GBx8_TRT",
    environment: {
      mode: "vm-passthrough",
      label: "Dell XE9680, ESXi 9",
      hypervisor: "esxi",
      driver: "570.158.01",
      cpu: "2× Intel Xeon Platinum 8568Y",
    },
    offline: { 99: 34301.9, 99.9: 34485.7 },
    server: { 99: 33384.69, 99.9: 33370.58 },
    latency: { first: 960.15554, token: 183.266612 },
  },
];
const TARGET = 114.24;
const LOAD = { limited: true, target: TARGET, reason: `target_qps fixed at ${TARGET} queries/s` };

/** The files with their text, and the set's entry for the manifest. */
export function published() {
  const files = SIDES.map((side) => ({ file: side.file, text: `${JSON.stringify(run(side), null, 2)}\n` }));
  return {
    files,
    set: {
      id: "published",
      label: "Published: MLPerf v5.1, Dell XE9680 with 8 H200, bare metal and ESXi 9",
      description:
        "One submitted run a side, by two submitters on one server model. Figures as published; the source stands in each file.",
      grade: "cited",
      source: `MLPerf Inference v5.1 closed division, ${REPOSITORY} at ${COMMIT}`,
      files: SIDES.map(({ side, file, environment }) => ({
        path: `published/${file}`,
        side,
        environment: environmentOf(environment),
      })),
    },
  };
}

const environmentOf = (environment) => ({
  ...environment,
  gpu: "NVIDIA H200-SXM-141GB",
  gpuCount: 8,
  cuda: "12.8",
  framework: "TensorRT 10.11",
  partition: "none",
});

function run({ submission, environment, offline, server, latency }) {
  const workload = (accuracy, scenario) => ({
    name: `MLPerf llama2-70b-${accuracy}`,
    params: { scenario, min_duration_ms: 2400000 },
  });
  const common = (accuracy) => ({ workload: workload(accuracy, "Server"), load: LOAD });
  return {
    format: "bareline-run",
    version: 1,
    tool: { name: "MLPerf LoadGen", version: "5.1" },
    environment: environmentOf(environment),
    workload: { name: "MLPerf llama2-70b" },
    source: {
      title: "MLPerf Inference v5.1, closed division, performance run_1",
      url: REPOSITORY,
      note: `${submission} at commit ${COMMIT}. MLPerf is a trademark of MLCommons; the results are unverified by MLCommons when compared like this.`,
    },
    measurements: [
      ...["99", "99.9"].map((accuracy) => ({
        metric: "output-throughput",
        unit: "token/s",
        workload: workload(accuracy, "Offline"),
        value: offline[accuracy],
      })),
      ...["99", "99.9"].map((accuracy) => ({
        metric: "output-throughput",
        unit: "token/s",
        ...common(accuracy),
        value: server[accuracy],
      })),
      { metric: "time-to-first-token", unit: "ms", ...common("99"), statistics: { p99: latency.first } },
      { metric: "time-per-output-token", unit: "ms", ...common("99"), statistics: { p99: latency.token } },
    ],
  };
}
