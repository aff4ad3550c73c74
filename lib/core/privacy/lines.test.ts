import { describe, expect, it } from "vitest";
import { atOnce } from "../steps";
import { cleanedLines } from "./lines";
import { Privacy } from "./privacy";

function clean(text: string): string {
  const lines = text.split("\n");
  const changed = atOnce(cleanedLines(lines, new Privacy()));
  return lines.map((line, i) => changed.get(i) ?? line).join("\n");
}

describe("lines of a text", () => {
  it.each([
    [
      "ranks of nccl-tests",
      "#  Rank  0 Group  0 Pid 480926 on   worker-0 device  0 [0000:8d:00] NVIDIA H200\n#  Rank  1 Pid 7 on worker-1 device  1 [0x8d]",
      "#  Rank  0 Group  0 Pid 480926 on   host-1 device  0 [0000:8d:00] NVIDIA H200\n#  Rank  1 Pid 7 on host-2 device  1 [0x8d]",
    ],
    [
      "a name, once known, wherever it stands",
      "worker-0: start\nworker-0:4321:4399 [0] NCCL INFO x\n[worker-0:4321] ready on worker-0",
      "host-1: start\nhost-1:4321:4399 [0] NCCL INFO x\n[host-1:4321] ready on host-1",
    ],
    [
      "dmidecode",
      "\tSerial Number: AB12\n\tUUID: 4c4c\n\tProduct Name: X1",
      "\tSerial Number: (removed)\n\tUUID: (removed)\n\tProduct Name: X1",
    ],
    [
      "tags",
      "<serial>1234</serial><uuid>GPU-1</uuid><fan>30 %</fan>",
      "<serial>(removed)</serial><uuid>(removed)</uuid><fan>30 %</fan>",
    ],
    [
      "labels",
      "Hostname : gpu-box\nuser = someone\nuser: 0.31 s\nserial: 12.5 GB/s",
      "Hostname : host-1\nuser = (removed)\nuser: 0.31 s\nserial: 12.5 GB/s",
    ],
    ["YAML in quotes", "prompt: 'tell me'\nhostname: \"gpu-box\"", "prompt: '(removed)'\nhostname: \"host-1\""],
    ["a text of YAML", "prompt: |\n  one\n\n  two\nn: 5", "prompt: |\n  (removed)\n\n  (removed)\nn: 5"],
    [
      "a tree of YAML",
      "env:\n  A: b\n  C: 5\n  D:\n    - x\nn: 5",
      "env:\n  A: (removed)\n  C: 5\n  D:\n    - (removed)\nn: 5",
    ],
    ["a list of YAML on one line", "env: {A: b, C: d}\nn: 5", "env: (removed)\nn: 5"],
    ["a trace of a shell", "+ SEED=7\n++ NAME='a b'\n+ srun x", "+ SEED=(removed)\n++ NAME=(removed)\n+ srun x"],
    [
      "an environment",
      "HOME=/x\nLANG=C\nSHELL=/bin/sh\nA=b\nn=5",
      "HOME=(removed)\nLANG=(removed)\nSHELL=(removed)\nA=(removed)\nn=5",
    ],
    ["settings that are none", "NCCL_DEBUG=INFO\nSIZE=5", "NCCL_DEBUG=INFO\nSIZE=5"],
    [
      "a key in PEM",
      "a\n-----BEGIN OPENSSH PRIVATE KEY-----\nb3Blbn\nc3Nz\n-----END OPENSSH PRIVATE KEY-----\nb: 5 ms",
      "a\n(removed)\n(removed)\n(removed)\n(removed)\nb: 5 ms",
    ],
    [
      "processes",
      "<processes>\n\t<process_info>\n\t\t<pid>5</pid>\n\t</process_info>\n</processes>\n<a>1</a>",
      "<processes>\n\t(removed)\n\t\t(removed)\n\t(removed)\n</processes>\n<a>1</a>",
    ],
    [
      "JSON inside a line, which stays JSON",
      ':::MLLOG {"key": "a", "hostname": "box-1", "prompts": ["x", {"y": "z"}], "file": "/home/someone/a.py", "n": 5}',
      ':::MLLOG {"key": "a", "hostname": "host-1", "prompts": "(removed)", "file": "a.py", "n": 5}',
    ],
    [
      "iperf3",
      "Connecting to host box-1, port 5201\n[  5] local 10.0.0.4 port 5 connected to 10.0.0.5 port 5201",
      "Connecting to host host-1, port 5201\n[  5] local (removed) port 5 connected to (removed) port 5201",
    ],
    [
      "columns of a table",
      'time,host,user,note\n1.5,gpu-box,0.3,"a, b"\n1.6,"gpu-box2",someone,c\n\nelse,x,y,z',
      'time,host,user,note\n1.5,host-1,0.3,"a, b"\n1.6,"host-2",(removed),c\n\nelse,host-3,(removed),z',
    ],
    ["perftest", " GID: 00:00:00:00:00:00:00:00:00:00:255:255:192:168:01:02", " GID: (removed)"],
    ["Slurm", "NodeList=gpu[01-02],gpu07 Partition=a", "NodeList=host-1 Partition=a"],
  ])("%s", (_, text, kept) => {
    expect(clean(text)).toBe(kept);
    expect(clean(kept)).toBe(kept);
  });

  it("answers at once on hostile lines", () => {
    const units = [
      "-",
      "a_",
      "@a.",
      "/a",
      "a: ",
      '"key":"',
      "://",
      "[a:",
      "KEY=",
      "<a>",
      "=",
      "eyJa.",
      "1.",
      "ff:",
      "on Rank 0 ",
      '\\"',
      "-----BEGIN ",
      "export A",
      "GUID:",
      "env:",
    ];
    for (const unit of units) {
      const start = process.cpuUsage().user;
      clean(unit.repeat(100_000 / unit.length));
      expect([unit, (process.cpuUsage().user - start) / 1000 < 300]).toEqual([unit, true]);
    }
  });

  it("answers at once on blanks, marks and line separators under private names", () => {
    const blanks = " ".repeat(100_000);
    const marks = `"#`.repeat(50_000);
    for (const text of [
      `INFO {"api_key": "${blanks}x"}`,
      `t,api_key\n1,x${blanks}y\n2,"${blanks}x${blanks}"`,
      `<serial>${blanks.slice(0, 4000)}x</serial>`.repeat(25),
      `password: "${blanks}x`,
      `password: "${blanks}" x`,
      `password: "${marks}\u2028x`,
      `hostname: "${marks}\u2028" x`,
    ]) {
      const start = process.cpuUsage().user;
      clean(text);
      expect([text.slice(0, 20), (process.cpuUsage().user - start) / 1000 < 300]).toEqual([text.slice(0, 20), true]);
    }
  });
});
