import { describe, expect, it } from "vitest";
import { atOnce } from "../steps";
import { cleanedLines } from "./lines";
import { Privacy } from "./privacy";

function clean(text: string): string {
  const lines = text.split("\n");
  const changed = atOnce(cleanedLines(lines, new Privacy()));
  return lines.map((line, i) => changed.get(i) ?? line).join("\n");
}

const begin = "-----BEGIN RSA PRIVATE KEY-----";
const end = "-----END RSA PRIVATE KEY-----";

describe("blocks of lines", () => {
  it.each([
    [`a: |\n  ${begin}\n  MIIEa\n  b+/=\n  ${end}\nb: 5 ms`, "b: 5 ms"],
    [`0: ${begin}\n0: SECRET\n0: ${end}\n0: 5 ms`, "0: 5 ms"],
    [`[x] ${begin}\n[x] SECRET\n[x] ${end}\nb: 5 ms`, "b: 5 ms"],
    ["-----BEGIN PGP PRIVATE KEY BLOCK-----\n\nSECRET\n=ab\n-----END PGP PRIVATE KEY BLOCK-----\nb: 5 ms", "b: 5 ms"],
    ["env:\n- name: DB\n  value: SECRET\nb: 5 ms", "b: 5 ms"],
    ["- env:\n    - name: HF_TOKEN\n      value: SECRET\n  b: 5 ms", "  b: 5 ms"],
    ["args:\n- --api-key\n- SECRET\nb: 5 ms", "b: 5 ms"],
    ['args: ["--x","SECRET"]\nb: 5 ms', "args: (removed)\nb: 5 ms"],
    ["prompt: hello\n  my name is SECRET\nb: 5 ms", "prompt: (removed)\n  (removed)\nb: 5 ms"],
    ['prompt: "hello\n  my name: SECRET"\nb: 5 ms', "prompt: (removed)\n  (removed)\nb: 5 ms"],
    ["prompt: |2-\n  SECRET\nb: 5 ms", "prompt: (removed)\n  (removed)\nb: 5 ms"],
    ["password: !!binary |\n  SECRET\nb: 5 ms", "b: 5 ms"],
    ["hostnames:\n  - gpu-SECRET\n  - gpu-y\nb: 5 ms", "hostnames:\n  - host-1\n  - host-2\nb: 5 ms"],
    ["x: {hostname: gpu-SECRET, b: c}", "x: {hostname: host-1, b: c}"],
    ["env: {A: b,\n B: SECRET}\nb: 5 ms", "env: (removed)\n (removed)\nb: 5 ms"],
    ["env: {\n  B: SECRET\n}\nb: 5 ms", "env: {\n  (removed)\n}\nb: 5 ms"],
    ['"\\x61pi_key": SECRET\nb: 5 ms', "b: 5 ms"],
    ['INFO {"q": "\\u0073k-SECRETabcdef", "n": 5}\nb: 5 ms', 'INFO {"q": "(removed)", "n": 5}\nb: 5 ms'],
    ['INFO {"\\u0061pi_key": "SECRET", "n": 5}', 'INFO {"api_key": "(removed)", "n": 5}'],
  ])("%j loses its secret and nothing else", (text, kept) => {
    const once = clean(text);
    expect(once).not.toContain("SECRET");
    expect(once.endsWith(kept) ? kept : once).toBe(kept);
    expect(clean(once)).toBe(once);
    expect(once.split("\n")).toHaveLength(text.split("\n").length);
  });

  it("figures below a text that ends stay", () => {
    for (const text of ["user: 0.31 s\n  real: 5 s", "prompt: 512\n  more 5", "node:\n  cpu: amd64\n  name: x"])
      expect(clean(text)).toBe(text);
  });

  it("answers at once on hostile lines", () => {
    const units = [
      "curl ",
      "curl -u ",
      "mpirun -H ",
      "mysql ",
      "redis-cli ",
      "docker -e A",
      "$env:A",
      "0a-",
      "cookie: ",
      "?sig=",
      "https://a.b.",
      "C:\\Users\\a ",
      '"\\u0041',
      '\\u0041"',
      '"a\\"',
      "env: {",
      "env: [\n",
      "- ",
      "prompt: a\n b\n",
      "-----BEGIN PRIVATE KEY-----\n",
      "srun: job 1",
      "s/n: a",
      " ",
      "\t",
      "{a: b, ",
    ];
    for (const unit of units) {
      const start = process.cpuUsage().user;
      clean(unit.repeat(100_000 / unit.length));
      expect([unit, (process.cpuUsage().user - start) / 1000 < 300]).toEqual([unit, true]);
    }
  });
});
