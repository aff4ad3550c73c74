import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { brokenPrivacyLaws, keptOf } from "./privacy.laws";

const here = fileURLToPath(new URL(".", import.meta.url));
const corpus = fileURLToPath(new URL("../../../../shared/corpus/", import.meta.url));
const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) => statSync(folder + path).isFile());

const encoder = new TextEncoder();
const kept = (text: string, size?: number) => {
  const { bytes, removed } = keptOf(encoder.encode(text), size);
  return { text: new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes), removed };
};

describe("taking out what is private", () => {
  it.each(filesIn(`${here}fixtures/`))("keeps the figures of %s, once and for all, in any pieces", (path) => {
    const bytes = new Uint8Array(readFileSync(`${here}fixtures/${path}`));
    expect(brokenPrivacyLaws(bytes, [1, 7, 61])).toEqual([]);
  });

  it.skipIf(!existsSync(corpus))(
    "keeps the figures of real files",
    () => {
      for (const path of filesIn(corpus)) {
        // Its benchmarks are named by UUIDs.
        if (path.endsWith("bencherdev__bencher__report_bmf_mixed.json")) continue;
        const bytes = new Uint8Array(readFileSync(corpus + path));
        expect([path, brokenPrivacyLaws(bytes, bytes.length < 50_000 ? [997] : [])]).toEqual([path, []]);
      }
    },
    240_000,
  );
});

describe("what is kept of a file", () => {
  it("is the file itself where nothing is private: colours, line ends and marks included", () => {
    for (const text of [
      '\ufeff{"a": 1,\r\n "b": [1,2 , NaN]}\r\n',
      "\u001b[31mred\u001b[0m\r\nprogress 1\rprogress 2\r\n0: x\n0: y\n0: z\n",
      'log\n{"a":1}\nmore {"b":2}\r\n',
      '{"a":1}\n{"a":2,}\n{"a":3}\n',
    ])
      expect(kept(text)).toEqual({ text, removed: [] });
  });

  it("loses single texts, whole lists and objects, and stays the document it was", () => {
    const text = `{"model_id": "/home/someone/m/Tiny", "env": {"A": "b", "C": ["d"]},\n "prompts": [\n "one",\n "two"\n ],
 "api_key": 12345, "host": "box-7", "peers": {"hostname": "box-8", "node": "box-7"}, "rate": Infinity}`;
    const { text: clean, removed } = kept(text);
    expect(clean).toBe(`{"model_id": "Tiny", "env": "(removed)",\n "prompts": "(removed)"\n\n\n,
 "api_key": "(removed)", "host": "host-1", "peers": {"hostname": "host-2", "node": "host-1"}, "rate": Infinity}`);
    expect(removed).toEqual([
      { what: "directories", count: 1 },
      { what: "environment dumps and command lines", count: 2 },
      { what: "prompts and generated texts", count: 2 },
      { what: "API keys, tokens and passwords", count: 1 },
      { what: "host names (replaced by aliases)", count: 3 },
    ]);
  });

  it("a text that goes on over many pieces is one removal, however long", () => {
    const secret = "word \\n\\u00e9 ".repeat(30_000);
    const text = `{"a":[1,2],"generated_texts":["${secret}","${secret}"],"prompt":"${secret}","b":3}`;
    const clean = '{"a":[1,2],"generated_texts":"(removed)","prompt":"(removed)","b":3}';
    for (const size of [1000, 65_536, 2 ** 20])
      expect(kept(text, size)).toEqual({ text: clean, removed: [{ what: "prompts and generated texts", count: 3 }] });
  });

  it("in a log, the documents as JSON and the rest by lines, one name one alias", () => {
    const text = `export HF_TOKEN=hf_ABCDEFGHIJKLMN\nLinux box-7 5.15.0-91-generic #101 SMP\r\n{"host": "box-7", "messages": [{"content": "x"}]}
login by someone@example.org on box-7\n`;
    expect(
      kept(text).text,
    ).toBe(`export HF_TOKEN=(removed)\nLinux host-1 5.15.0-91-generic #101 SMP\r\n{"host": "host-1", "messages": "(removed)"}
login by (removed) on host-1\n`);
  });

  it("of a broken document the same as of a whole one, up to where it breaks and beyond", () => {
    const broken = `{"a": 1}\n{"host": "box-7", "prompts": [{"x": "one"},\n{"secret_text": "two"},\n{"y": "thr\nee"}], oops}\n{"b": "sk-abcdefghijkl"}\n`;
    const { text } = kept(broken);
    expect(text).not.toMatch(/box-7|one|two|thr|sk-/);
    expect(text).toContain('{"a": 1}\n{"host": "host-1", "prompts": "(removed)"');
    expect(text).toContain('{"b": "(removed)"}');
  });

  it("of a long file with a mistake what stands before it; the rest is counted", () => {
    const row = `{"a": [${"1.5,".repeat(200)}1], "host": "box-7"}\n`;
    const count = Math.ceil(8_100_000 / row.length);
    const rest = '{"a": oops, "host": "box-7"}\n';
    const { text, removed } = kept(row.repeat(count) + rest, 2 ** 16);
    expect(text.length).toBe(row.replace("box-7", "host-1").length * count + '{"a": '.length);
    expect(removed).toEqual([
      { what: "host names (replaced by aliases)", count },
      { what: "bytes after a mistake in the file", count: rest.length - '{"a": '.length },
    ]);
  });
});
