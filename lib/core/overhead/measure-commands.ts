// The commands that measure an overhead, run alike on both sides. `$side` and `$n` name the side and the start;
// every file they write is of a format that is read.

/** Separate starts of everything on each side: from five on the interval is a good one (methods, "Which interval when"). */
export const STARTS = 5;

export const MEASURE_COMMANDS = {
  nvbandwidth: "nvbandwidth -j > $side/nvbandwidth-$n.json",
  nccl: "all_reduce_perf -b 8 -e 8G -f 2 -g 8 > $side/all-reduce-$n.txt",
  vllm: "vllm bench serve --model MODEL --dataset-name random --random-input-len 1024 --random-output-len 256 --ignore-eos --num-prompts 1000 --max-concurrency 64 --save-result --save-detailed --result-filename $side/vllm-$n.json",
  "vllm-throughput":
    "vllm bench throughput --model MODEL --dataset-name random --input-len 1024 --output-len 256 --num-prompts 1000 --output-json $side/throughput-$n.json",
  "own-job": "hyperfine --runs 5 --export-json $side/job-$n.json './YOUR-JOB.sh'",
  fio: "fio --name=randread --filename=/data/fio.tmp --size=20G --rw=randread --bs=4k --iodepth=32 --numjobs=4 --ioengine=libaio --direct=1 --time_based --runtime=60 --group_reporting --output-format=json --output=$side/fio-$n.json",
  iperf3: "iperf3 -c OTHER-HOST -P 8 -t 60 --json > $side/iperf3-$n.json",
} as const;

/** The same on one line, ready to run on the first side. */
export const onOneLine = (command: keyof typeof MEASURE_COMMANDS): string =>
  `side=bare-metal n=1; mkdir -p $side; ${MEASURE_COMMANDS[command]}`;
