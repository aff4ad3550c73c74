import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Aliases } from "./aliases";
import { Privacy } from "./privacy";
import { ruleOf } from "./private-keys";

const clean = (text: string) => new Privacy().value(text, null);
const under = (key: string, text: string) => new Privacy().value(text, ruleOf(key));

describe("in any text", () => {
  it.each([
    ["key sk-proj-a1b2c3d4e5 here", "key (removed) here"],
    ["hf_AbCdEfGhIjKl0123", "(removed)"],
    ["token ghp_0123456789abcdef", "token (removed)"],
    ["github_pat_11ABCDEFG0123456789", "(removed)"],
    ["AKIAIOSFODNN7EXAMPLE", "(removed)"],
    ["xoxb-123456789012-abcdef", "(removed)"],
    ["Authorization: Bearer abc.def-123", "Authorization: (removed)"],
    ["curl -H 'bearer 0123456789abcdef'", "curl -H 'bearer (removed)'"],
    ["eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl", "(removed)"],
    ["run --api-key hunter2x --n 5", "run --api-key (removed) --n 5"],
    ["run --hf-token=abc123 x", "run --hf-token=(removed) x"],
    ["Set-Cookie: sid=abc; Path=/", "Set-Cookie: (removed)"],
    ["https://hooks.slack.com/services/T0/B0/abc", "https://hooks.slack.com/(removed)"],
    ["DefaultEndpoints;AccountKey=ab+c/d==;x", "DefaultEndpoints;AccountKey=(removed);x"],
    ["https://github.com/x?a=1&sig=abc%2Bd", "https://github.com/x?a=1&sig=(removed)"],
    ["curl -s -u me:hunter2 x", "curl -s -u (removed) x"],
    ["sshpass -p hunter2 x", "sshpass -p (removed) x"],
    ["mysql -u a -phunter2 x", "mysql -u a -p(removed) x"],
    ["docker run -e FOO=bar --env BAZ=qux image", "docker run -e FOO=(removed) --env BAZ=(removed) image"],
    ["$env:FOO = 'bar'", "$env:FOO = '(removed)'"],
    ["mpirun -np 16 -H boxa:8,boxb:8 ./x", "mpirun -np 16 -H host-1:8,host-2:8 ./x"],
    ["srun: job 1 on gpux", "srun: job 1 on host-1"],
    ["https://llm.team.acme.com/v1", "https://host-1/v1"],
    ["ether 0a-1b-2c-3d-4e-5f up", "ether (removed) up"],
    ["C:\\Users\\Some One\\x.json", "~\\x.json"],
    ["API_KEY=hunter2 PASSWORD='two words' x", "API_KEY=(removed) PASSWORD='(removed)' x"],
    ["MY_SECRET=abc; TOKEN=xyz1", "MY_SECRET=(removed); TOKEN=(removed)"],
    ['password: "hunter2"', 'password: "(removed)"'],
    ["export WANDB_NAME=mine", "export WANDB_NAME=(removed)"],
    ["https://me:pass@example.org/x", "https://(removed)@example.org/x"],
    ["write to someone.else@example.co.uk now", "write to (removed) now"],
    ["GPU-7f0a1b2c-1111-2222-3333-0123456789ab on", "(removed) on"],
    ["at 192.168.17.4:8000", "at (removed):8000"],
    ["fe80::1a2b:3cff:fe4d:5e6f%eth0", "(removed)"],
    ["2001:db8:0:1::10", "(removed)"],
    ["ether 0a:1b:2c:3d:4e:5f up", "ether (removed) up"],
    ["Node GUID: 0x0002c903000e0b72", "Node GUID: (removed)"],
    ["/home/someone/models/Tiny", "~/models/Tiny"],
    ["/mnt/users/someone/x /root/.cache", "~/x ~/.cache"],
    ["/Users/someone/x.py", "~/x.py"],
    ["C:\\Users\\someone\\x.json", "~\\x.json"],
    ["someone@gpu-box:~/bench$ ./run", "user@host-1:~/bench$ ./run"],
    ["run by root@gpubox at noon", "run by user@host-1 at noon"],
    ["ssh someone@gpu-box nvidia-smi", "ssh user@host-1 nvidia-smi"],
    ["http://gpu-box:8000/v1", "http://host-1:8000/v1"],
    ["gpu-box.lab.internal is up", "host-1 is up"],
    ["Linux gpu-box 5.15.0-91-generic #101-Ubuntu SMP", "Linux host-1 5.15.0-91-generic #101-Ubuntu SMP"],
    ["0: NVIDIA B200 (00000000:00:05): (gpu-box)", "0: NVIDIA B200 (00000000:00:05): (host-1)"],
    ["-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----\nx", "(removed)\nx"],
  ])("%j is kept as %j, a second time too", (text, kept) => {
    expect(clean(text)).toBe(kept);
    expect(clean(kept)).toBe(kept);
  });

  it.each([
    "meta-llama/Llama-3.1-8B-Instruct",
    "NVIDIA H100 80GB HBM3",
    "GRID A100-40C",
    "570.133.20",
    "cuDNN version 9.1.0.70",
    "TensorRT 10.3.0.26",
    "NCCL 2.21.5.1+cuda12.4",
    "00000000:8D:00.0",
    "0000:8d:00",
    "127.0.0.1:8000",
    "http://localhost:8000/v1",
    "12:34:56",
    "2026:03:01 10:00",
    "2026-03-01T10:00:00.123Z",
    "total_input_tokens: 51200",
    "Time to first token: 58.25 ms",
    "--max-tokens 128 --random-input-len 1024",
    "max_new_tokens=512",
    "---------------Inter-Token Latency---------------",
    "Mean TTFT (ms): 58.25",
    "keyboard=us",
    "https://github.com/vllm-project/vllm",
    "/dev/nvme0n1",
    "Linux version 5.15.0-91-generic",
    "image@sha256:0123",
    "p99@rate=4",
    "recall@10 of model@fp8",
    "--num-gpus=8 --password-free",
    "std::vector<float>",
    "hf_transformers",
    "https://docs.vllm.ai/en/latest",
    "https://raw.githubusercontent.com/x/y",
    "26-03-01-10-00-59",
    "set size 5 -e 10 --env 5",
    "docker run -e NCCL_RINGS=8",
    "risk-averse",
    "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
  ])("%j stays as it is", (text) => expect(clean(text)).toBe(text));

  it("what is put in its place is never private itself", () => {
    const parts = fc.constantFrom(
      ..."API_KEY=|TOKEN: |sk-abcdefghij|someone@example.org|/home/|/root|10.0.0.1|http://|box-1|.local|:|/| |\"|'|\\|@|--token |bearer |-----BEGIN PRIVATE KEY-----|\n|export A=|Linux |5.4.0-1 #1|fe80::1|(removed)|host-1|~|1|a|Z|_|-|.|=|$ ".split(
        "|",
      ),
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 12 }), (list) => {
        const privacy = new Privacy();
        const once = privacy.value(list.join(""), null);
        const again = new Privacy();
        expect(again.value(once, null)).toBe(once);
        expect(again.removed).toEqual([]);
      }),
      { numRuns: 10_000, seed: 7 },
    );
  });
});

describe("under a key", () => {
  it.each([
    ["hostname", "gpu-box", "host-1"],
    ["hosts", "gpu-box,other-box", "host-1,host-2"],
    ["host", "gpu-box:8000", "host-1:8000"],
    ["host", "localhost", "localhost"],
    ["node", "0", "0"],
    ["gpuUuid", "whatever", "(removed)"],
    ["Serial Number", "1324021011234", "(removed)"],
    ["serial", "N/A", "N/A"],
    ["S/N", "AB12", "(removed)"],
    ["GPU 0 Serial", "AB12", "(removed)"],
    ["System Serial Number", "AB12", "(removed)"],
    ["prompt_0", "tell me", "(removed)"],
    ["instruction", "tell me", "(removed)"],
    ["node_0", "box", "box"],
    ["generated", "2026-01-02", "2026-01-02"],
    ["user", "someone", "(removed)"],
    ["model_id", "/data/team/models/Tiny-7B", "Tiny-7B"],
    ["model_id", "meta-llama/Llama-3.1-8B", "meta-llama/Llama-3.1-8B"],
    ["filename", "/dev/nvme0n1", "/dev/nvme0n1"],
    ["driver_version", "10.3.0.26", "10.3.0.26"],
    ["address", "10.3.0.26", "(removed)"],
    ["completion", "42", "(removed)"],
    ["output", "json", "json"],
    ["output", "the answer is yes", "(removed)"],
    ["eos_token", "</s>", "</s>"],
    ["token", "0123456789abcdefXYZ", "(removed)"],
  ])("%s: %j is kept as %j", (key, text, kept) => expect(under(key, text)).toBe(kept));

  it("blanks are looked at once, however many", () => {
    const start = process.cpuUsage().user;
    for (const key of ["api_key", "prompt", "hostname", "model_id", "token", "text", "serial"]) {
      const blanks = " ".repeat(1_000_000);
      expect(under(key, blanks)).toBe(blanks);
      under(key, `${blanks}x`);
      under(key, `x${blanks}y`);
    }
    expect((process.cpuUsage().user - start) / 1000).toBeLessThan(2000);
    expect(under("api_key", `  none  `)).toBe("  none  ");
    expect(under("api_key", `x${" ".repeat(100)}`)).toBe("(removed)");
  });

  it("secrets are known as whole words", () => {
    for (const key of [
      "api_key",
      "apiKey",
      "OPENAI_API_KEY",
      "hf-token",
      "password",
      "client_secret",
      "credentials",
      "pwd",
      "db_pass",
      "OPENAI_KEY",
      "openaiApikey2",
      "api.key",
      `${"a".repeat(200)}_api_key`,
    ])
      expect(ruleOf(key)?.how).toBe("all");
    for (const key of [
      "total_input_tokens",
      "time_to_first_token",
      "tokens",
      "keys",
      "passed",
      "secretary",
      "monkey",
      "bypass",
      "pass",
      "sort_key",
      "key",
    ])
      expect(ruleOf(key)?.how).not.toBe("all");
  });

  it("different keys stay different, and the same in every file", () => {
    const a = "GPU-7f0a1b2c-1111-2222-3333-0123456789ab";
    const b = "GPU-7f0a1b2c-1111-2222-3333-0123456789ac";
    const first = new Privacy();
    expect(first.key(a)).not.toBe(first.key(b));
    expect(new Privacy().key(a)).toBe(first.key(a));
    expect(first.key(first.key(a))).toBe(first.key(a));
    expect(first.key("median_ttft_ms")).toBe("median_ttft_ms");
  });
});

describe("aliases", () => {
  it("are one a name, and their own aliases", () => {
    const aliases = new Aliases();
    expect(["b", "a", "b", "host-7", "c"].map((name) => aliases.of(`${name}x`))).toEqual([
      "host-1",
      "host-2",
      "host-1",
      "host-3",
      "host-4",
    ]);
    const again = new Aliases();
    expect(["host-3", "host-1", "host-3"].map((name) => again.of(name))).toEqual(["host-3", "host-1", "host-3"]);
  });

  it("never merge two machines, whatever the machines are called", () => {
    const name = fc.constantFrom("alpha", "beta", "host-1", "host-2", "host-3", "host-9");
    fc.assert(
      fc.property(fc.array(name, { maxLength: 12 }), (names) => {
        const aliases = new Aliases();
        const seen = names.map((n) => aliases.of(n));
        expect(new Set(seen).size).toBe(new Set(names).size);
        const again = new Aliases();
        expect(seen.map((n) => again.of(n))).toEqual(seen);
      }),
    );
  });
});
