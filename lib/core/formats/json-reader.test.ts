import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plain, prefixed } from "./json-as-parsed.laws";
import { NumberScan } from "./json-number";
import { JsonReader } from "./json-reader";
import { READ_LIMITS } from "./limits";

const encoder = new TextEncoder();

function read(bytes: Uint8Array, cut: (left: number) => number = (left) => left) {
  const reader = new JsonReader(READ_LIMITS);
  for (let i = 0; i < bytes.length; ) {
    const size = Math.max(1, Math.min(bytes.length - i, cut(bytes.length - i)));
    reader.write(bytes.slice(i, i + size));
    i += size;
  }
  reader.finish();
  return reader;
}

const outcome = (reader: JsonReader) =>
  JSON.stringify([
    reader.documents.map((d) => [plain(d.value), d.line]),
    reader.fault ?? (reader.inside ? reader.cut() : null),
    reader.tree.missing,
    reader.tree.duplicates,
    [...reader.tree.dropped],
  ]);

/** Everything a benchmark writes, and what it should not: private keys, quotes, escapes, text beyond ASCII. */
const document = fc
  .json({ depthSize: "medium", noUnicodeString: false, stringUnit: "binary" })
  .map((text) => `{"a":[1.5,-2e3,0.1234567890123456789,null],"prompt":"x\\n\\u00e9","v":${text}}`);

describe("reading JSON", () => {
  it.each([
    "{}",
    "[]",
    '{"":0}',
    "[[]]",
    "[1]",
    "[-0]",
    "[0e+1]",
    "[123e65]",
    "[1E22,1e-2,20e1,-123,0.5e-7]",
    '["\\u0060\\u012a\\u12AB\\uD801\\udc37\\"\\\\\\/\\b\\f\\n\\r\\t"]',
    '["\u007f€𝄞"]',
    "[true,false,null]",
    " [ ] ",
    '{"a":[{"b":[null,1,"x",[2]]}]}',
    "[null,null]",
    '{"a":1,"a":2}',
    '{"__proto__":{"x":1},"constructor":2}',
  ])("accepts %s as JSON.parse does", (text) => {
    const reader = read(encoder.encode(text));
    expect(reader.fault).toBeNull();
    expect(plain(reader.documents[0]?.value ?? null)).toEqual(prefixed(JSON.parse(text)));
  });

  it.each([
    "[1,]",
    "[,1]",
    "[1 2]",
    "[1,,2]",
    "{,}",
    '{"a"}',
    '{"a":}',
    '{"a":1,}',
    '{"a" 1}',
    "{a:1}",
    "{'a':1}",
    '{"a":1]',
    "[}",
    "]",
    "[01]",
    "[+1]",
    "[.5]",
    "[1.]",
    "[1.e1]",
    "[1e]",
    "[1e+]",
    "[--1]",
    "[-]",
    "[0x1]",
    "[1_000]",
    "[tru]",
    "[True]",
    "[nul]",
    "[Nan]",
    "[Inf]",
    "[-NaN]",
    "[Infinit]",
    '["\\x"]',
    '["\\u00"]',
    '["\\u00zz"]',
    '["a\nb"]',
    '["\t"]',
    "[/* */]",
    "// x\n[]",
    "[]x",
    "[],",
    '{"a":1}}',
    "[\u00a0]",
    "[1]\u0000",
    '{"a\\u0000":1}',
    '{"\\ud800":1}',
  ])("refuses %j and says where", (text) => {
    const reader = read(encoder.encode(text));
    expect(reader.fault?.code).toBe("not-json");
    expect(reader.fault?.at).toMatch(/^\$.*line \d+, column \d+ \(byte \d+\)$/);
  });

  it("agrees with JSON.parse on mutated documents", () => {
    fc.assert(
      fc.property(document, fc.array(fc.tuple(fc.nat(), fc.nat(255), fc.nat(3)), { maxLength: 3 }), (text, edits) => {
        const bytes = Array.from(encoder.encode(text));
        for (const [at, byte, how] of edits) {
          const i = at % (bytes.length + 1);
          if (how === 0) bytes.splice(i, 1);
          else if (how === 1) bytes.splice(i, 0, byte);
          else bytes[i % bytes.length] = how === 2 ? byte : '{}[]",:0-e\\ntfu'.charCodeAt(byte % 14);
        }
        const changed = new Uint8Array(bytes);
        let theirs: unknown;
        try {
          theirs = JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(changed));
        } catch {
          theirs = undefined;
        }
        const reader = read(changed);
        const ours =
          reader.fault || reader.inside || reader.documents.length !== 1 ? undefined : reader.documents[0]?.value;
        const python = theirs === undefined && /NaN|Infinity|inf/.test(new TextDecoder().decode(changed));
        if (python) return;
        if (reader.tree.dropped.size > 0 && ours !== undefined) expect(theirs).toBeDefined();
        else if (reader.fault?.found?.startsWith("a name with")) expect(ours).toBeUndefined();
        else if (typeof theirs === "object" && theirs !== null) {
          expect(ours).toBeDefined();
          expect(plain(ours ?? null)).toEqual(prefixed(theirs));
        } else expect(ours).toBeUndefined();
      }),
      { numRuns: 4000 },
    );
  });

  it("gives the same answer however the bytes are cut", () => {
    fc.assert(
      fc.property(
        document,
        fc.nat(),
        fc.nat(255),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }),
        (text, at, byte, cuts) => {
          const bytes = encoder.encode(text);
          bytes[at % bytes.length] = byte;
          const whole = outcome(read(bytes));
          let i = 0;
          expect(outcome(read(bytes, () => cuts[i++ % cuts.length] ?? 1))).toBe(whole);
          expect(outcome(read(bytes, () => 1))).toBe(whole);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it("reads doubles to the same bits as JavaScript does", () => {
    const scan = new NumberScan();
    const text = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
      fc.double({ min: 1e-7, max: 1e7, noNaN: true }).map(String),
      fc.tuple(fc.bigInt({ min: 0n, max: 10n ** 32n }), fc.integer({ min: -30, max: 30 })).map(([m, e]) => `${m}e${e}`),
      fc.tuple(fc.nat(1000), fc.bigInt({ min: 0n, max: 10n ** 22n })).map(([a, b]) => `-${a}.${b}`),
    );
    fc.assert(
      fc.property(text, (number) => {
        const written = number.replace("e+", "e");
        scan.read(encoder.encode(`${written},`), 0, written.length + 1);
        expect(Object.is(scan.value, Number(written))).toBe(true);
      }),
      { numRuns: 20_000 },
    );
  });

  it("keeps long and short arrays of numbers apart, in lists of lists too", () => {
    // A number stands for an array of that many numbers.
    const { spec } = fc.letrec<{ spec: unknown }>((tie) => ({
      spec: fc.oneof(
        { depthSize: "small" },
        fc.constantFrom(0, 1, 3, 700, 2000, 700, 2000, 70_000),
        fc.array(tie("spec"), { maxLength: 6 }),
        fc.record({ a: tie("spec"), prompt: tie("spec") }),
        fc.constant(null),
      ),
    }));
    let next = 0;
    const grown = (value: unknown): unknown => {
      if (typeof value === "number") return Array.from({ length: value }, () => next++);
      if (Array.isArray(value)) return value.map(grown);
      return typeof value === "object" && value !== null
        ? Object.fromEntries(Object.entries(value).map(([k, v]) => [k, grown(v)]))
        : value;
    };
    const kept = (value: unknown): unknown =>
      JSON.parse(JSON.stringify(value, (key, v) => (key === "prompt" && v !== null ? undefined : v)));
    fc.assert(
      fc.property(
        fc.array(spec, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1000, max: 100_000 }),
        (specs, cut) => {
          const value = grown(specs);
          const reader = read(encoder.encode(JSON.stringify(value)), () => cut);
          expect(reader.fault).toBeNull();
          const same =
            JSON.stringify(plain(reader.documents[0]?.value ?? null)) === JSON.stringify(prefixed(kept(value)));
          expect(same).toBe(true);
        },
      ),
      { numRuns: 20 },
    );
  }, 30_000);

  it("refuses ten thousand levels at the sixty-fifth", () => {
    for (const open of ["[", '{"a":']) {
      const reader = read(encoder.encode(open.repeat(10_000)));
      expect(reader.fault).toMatchObject({ kind: "limit", code: "too-deep" });
      expect(reader.stoppedAt).toBe(64 * open.length);
    }
  });

  it("refuses a text, a name and an array that are too long, the same in any pieces", () => {
    const limits = { ...READ_LIMITS, string: 20, numbers: 5, values: 8 };
    for (const [text, code] of [
      [`["${"x".repeat(21)}"]`, "string-too-long"],
      [`{"${"n".repeat(201)}":1}`, "name-too-long"],
      ["[1,2,3,4,5,6]", "too-many-numbers"],
      ["[null,null,null,null,null,null]", "too-many-numbers"],
      ['{"a":[1,2],"b":["x","x","x","x","x","x"]}', "too-many-values"],
      [`[${"1".repeat(1025)}]`, "number-too-long"],
    ] as const) {
      const long = { ...limits, string: code === "name-too-long" ? 300 : 20 };
      for (const size of [1, 7, 5000]) {
        const reader = new JsonReader(long);
        for (let i = 0; i < text.length; i += size) reader.write(encoder.encode(text.slice(i, i + size)));
        expect([reader.fault?.kind, reader.fault?.code]).toEqual(["limit", code]);
        expect(reader.fault?.at).toContain("line 1, column");
      }
    }
  });

  it("does not keep private text, however long, and still reads it strictly", () => {
    const secret = `sk-${"é\\n\\u0041 ".repeat(20_000)}`;
    const text = `{"generated_texts":["${secret}",[{"x":"${secret}"}]],"api_key":"k","prompt":512,"prompts":["p"],"n":[1,2]}`;
    for (const size of [3, 100_000, 10_000_000]) {
      const reader = read(encoder.encode(text), () => size);
      expect(reader.fault).toBeNull();
      expect(plain(reader.documents[0]?.value ?? null)).toEqual({ kprompt: 512, kn: [1, 2] });
      expect([...reader.tree.dropped]).toEqual([
        ["generated_texts", 1],
        ["api_key", 1],
        ["prompts", 1],
      ]);
    }
    for (const bad of ['{"prompt":"\\q"}', '{"prompt":"\\u12g4"}', '{"prompts":["a\u0001"]}', '{"prompts":[1,]}'])
      expect(read(encoder.encode(bad)).fault?.kind).toBe("syntax");
    expect(read(new Uint8Array([...encoder.encode('{"prompt":"'), 0xc3, 0x41, 0x22, 0x7d])).fault).not.toBeNull();
  });

  it("keeps of a server's description only what says what ran", () => {
    const reader = read(
      encoder.encode('{"server_info":{"model_path":"m","tp_size":8,"host":"h","x":{"y":1}},"size":"kept"}'),
    );
    expect(plain(reader.documents[0]?.value ?? null)).toEqual({
      kserver_info: { kmodel_path: "m", ktp_size: 8 },
      ksize: "kept",
    });
  });

  it("counts what is missing and keeps its place; a rate without a limit is not missing", () => {
    const reader = read(encoder.encode('{"a":[null,1,NaN,-Infinity,2],"rate":Infinity,"time":Infinity}'));
    const value = reader.documents[0]?.value;
    expect(value instanceof Map && value.get("a")).toEqual(new Float64Array([NaN, 1, NaN, NaN, 2]));
    expect(value instanceof Map && value.get("rate")).toBe(Number.POSITIVE_INFINITY);
    expect(reader.tree.missing).toEqual({ count: 4, first: "$.a[0]" });
  });

  it("reads an infinite number as C prints it", () => {
    const text = '{"a":[1,inf,-inf,-2],"rate":-inf,"b":inf}';
    const [whole, inBytes] = [read(encoder.encode(text)), read(encoder.encode(text), () => 1)];
    expect(plain(whole.documents[0]?.value ?? null)).toEqual(plain(inBytes.documents[0]?.value ?? null));
    const value = whole.documents[0]?.value;
    expect(value instanceof Map && value.get("a")).toEqual(new Float64Array([1, NaN, NaN, -2]));
    expect(value instanceof Map && value.get("rate")).toBe(Number.NEGATIVE_INFINITY);
    expect(read(encoder.encode('{"a":info}')).fault?.code).toBe("not-json");
  });
});
