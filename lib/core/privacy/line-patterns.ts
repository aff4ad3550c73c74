/** Where benchmark tools and their launchers write names of machines and the like in lines of text (FORMATS 1.8, 4, 5). */
import type { Pattern } from "./patterns";
import { REMOVED } from "./removal";
import { BLANK, COLON, EQUALS } from "./signs";

type Put = Pattern["put"];
const hostSecond: Put = ({ groups: [before, host] }, alias) => `${before ?? ""}${alias(host ?? "")}`;
const firstStays: Put = ({ groups: [before] }) => `${before ?? ""}${REMOVED}`;

export const LINE_PATTERNS: readonly Pattern[] = [
  // nccl-tests: "#  Rank  0 Group  0 Pid 480926 on   worker-0 device  0 [0000:8d:00] NVIDIA H200"
  {
    kind: "hosts",
    needs: [BLANK],
    find: /(\bRank\s{1,8}\d{1,7}\b.{0,80}\son\s{1,40})([^\s]{1,255})(?=\s{1,8}device\b)/g,
    put: hostSecond,
  },
  // NCCL's own log: "worker-0:4321:4321 [0] NCCL INFO"
  {
    kind: "hosts",
    needs: [COLON],
    find: /(^|\s)([\w.-]{1,255})(?=:\d{1,8}:\d{1,8} \[\d{1,4}\] NCCL )/g,
    put: hostSecond,
  },
  // Open MPI and pssh: "[worker-0:4321] ", "[worker-0]: "
  { kind: "hosts", needs: [COLON], find: /^(\[)([A-Za-z][\w.-]{0,254})(?=:\d{1,8}\] )/g, put: hostSecond },
  {
    kind: "hosts",
    needs: [COLON],
    find: /^(\[)(?=[a-z][^\s\]]{0,60}[\d.-])([a-z][\w.-]{0,63})(?=\]: )/g,
    put: hostSecond,
  },
  // iperf3 and netperf as text
  {
    kind: "hosts",
    needs: [BLANK],
    find: /(\b(?:Connecting to host|Accepted connection from|Running on(?: host)?|connected to host):?\s{1,8})([\w.:-]{1,255}?)(?=[,\s]|$)/g,
    put: hostSecond,
  },
  {
    kind: "hosts",
    needs: [BLANK],
    find: /(\bTEST from [^\s]{1,255} \([^)\s]{0,64}\) port \d{1,5} \w{1,16} to )([\w.:-]{1,255})/g,
    put: hostSecond,
  },
  // Slurm
  {
    kind: "hosts",
    needs: [EQUALS],
    find: /(\b(?:NodeList|BatchHost|SLURM_\w{0,40}(?:NODELIST|NODENAME|HOST)|SLURMD_NODENAME|HOSTNAME)=)([\w.[\],-]{1,255})/g,
    put: hostSecond,
  },
  // A trace of a shell: "+ NAME=value"
  {
    kind: "dumps",
    needs: [EQUALS],
    find: /^(\+{1,8} [A-Za-z_]\w{0,100}=)(?!\(removed\))[^\n]{1,100000}/g,
    put: firstStays,
  },
  // perftest's addresses, nvidia-smi's table of processes, dmidecode's handles of owners
  { kind: "addresses", needs: [COLON], find: /^(\s{0,20}GID: )[\d:]{20,80}/g, put: firstStays },
  {
    kind: "dumps",
    needs: [BLANK],
    find: /^(\|\s{1,8}\d{1,4}\s{1,8}\S{1,8}\s{1,8}\S{1,8}\s{1,12}\d{1,10}\s{1,8}[CGM+]{1,3}\s{1,8})(?!\(removed\)|\s)[^|]{1,200}?(?=\s{1,200}\d{1,9}MiB)/g,
    put: firstStays,
  },
];
