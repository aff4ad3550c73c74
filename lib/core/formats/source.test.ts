import { describe, expect, it } from "vitest";
import { isObject } from "./json-value";
import type { ReadLimits } from "./limits";
import { SourceReader } from "./source";

const encoder = new TextEncoder();

function read(
  input: string | Uint8Array,
  { limits, size = 1 << 20 }: { limits?: Partial<ReadLimits>; size?: number } = {},
) {
  const bytes = typeof input === "string" ? encoder.encode(input) : input;
  const reader = new SourceReader(limits);
  for (let i = 0; i < bytes.length; i += size) reader.write(bytes.slice(i, i + size));
  return reader.end();
}

function json(input: string | Uint8Array, options?: Parameters<typeof read>[1]) {
  const outcome = read(input, options);
  if (!outcome.ok || outcome.value.kind !== "json") throw new Error(`not JSON: ${JSON.stringify(outcome)}`);
  return outcome.value;
}

function error(input: string | Uint8Array, options?: Parameters<typeof read>[1]) {
  const outcome = read(input, options);
  if (outcome.ok) throw new Error("was accepted");
  return outcome.errors[0];
}

describe("where JSON stands in a file", () => {
  it("one document", () => {
    expect(json('{"a":1}')).toMatchObject({ documents: [{ at: "$" }], cut: null, notes: [] });
  });

  it("one a line, one after the other, with and without a line between", () => {
    expect(json('{"a":1}\n{"a":2}\n\n{"a":3}\n').documents.map((d) => d.at)).toEqual([
      "line 1 $",
      "line 2 $",
      "line 4 $",
    ]);
    expect(json('{"a":1}{"a":2} [3]').documents).toHaveLength(3);
  });

  it("with text in front and behind, but never at a brace inside a line", () => {
    const source = json('INFO {"no":1}\nload {\n{\n "a": 1\n}\nDone {"no":2}\n{"b":2}\n');
    expect(source.documents.map((d) => d.at)).toEqual(["line 3 $", "line 7 $"]);
    expect(source.notes).toEqual(["Text before or after the JSON was not read as JSON."]);
    expect(source.around?.lines[1]).toBe("load {");
  });

  it("with text behind it on the same line", () => {
    expect(json('{"a":1} took 3 s').documents).toHaveLength(1);
    expect(json('[{"a":1}]\nbye').documents).toHaveLength(1);
  });

  it("a log that begins with a bracket is a log", () => {
    for (const text of [
      "[1,0]<stdout>:# nThread 1\n",
      "[INFO] ready\n",
      "[2026-03-01 10:00:00] ready\n",
      "[a-host:12] ok",
    ]) {
      const outcome = read(text);
      expect(outcome.ok && outcome.value.kind).toBe("text");
    }
  });

  it("a line that is broken costs itself only, and is reported", () => {
    const source = json('{"a":1}\n{"a":2,}\n{"a":3}\n');
    expect(source.documents.map((d) => d.at)).toEqual(["line 1 $", "line 3 $"]);
    expect(source.cut).toContain("line 2, column 8");
  });

  it("cut short keeps what is whole and says where the rest ends", () => {
    const source = json('{"a":1}\n{"b":{"c":[1,2,');
    expect(source.documents).toHaveLength(1);
    expect(source.cut).toMatch(/begins on line 2; reading got as far as \$\.b\.c\[2\]/);
    expect(error('{"b":{"c":[1,2,')).toMatchObject({
      code: "cut-short",
      at: expect.stringContaining("$.b.c[2], line 1, column 16"),
    });
  });

  it("cut short in a long file says the same", () => {
    const long = `${'{"a":1}\n'.repeat(20)}{"b":[1,2`;
    expect(json(long, { limits: { secondLook: 100 } }).documents).toHaveLength(20);
    expect(json(long, { limits: { secondLook: 100 } }).cut).toContain("begins on line 21");
  });

  it("reads names such as __proto__ as data", () => {
    const value = json('{"__proto__":{"x":1},"constructor":{"prototype":2}}').documents[0]?.value;
    expect(isObject(value) && [...value.keys()]).toEqual(["__proto__", "constructor"]);
    expect(({} as { x?: number }).x).toBeUndefined();
  });

  it("takes what Python writes, and counts it", () => {
    expect(json('{"a":NaN,"b":[1,-Infinity],"a":2}').notes).toEqual([
      "Numbers that are missing (null, NaN or Infinity): 2, the first at $.a.",
      "Names written twice, of which the last value counts: 1, the first at $.a.",
    ]);
  });
});

describe("JSON as people hand it on", () => {
  const lines = ["{", ' "name": "a{b",', ' "values": [1, 2, nan, -inf],', ' "after": 1', "}"];
  const values = (text: string) => json(text).documents.map((d) => isObject(d.value) && [...d.value.keys()]);
  const keys = [["name", "values", "after"]];

  it.each([
    ["in a Markdown fence", `Results:\n\n\`\`\`json\n${lines.join("\n")}\n\`\`\`\n`],
    ["in quoted mail", `On Monday someone wrote:\n${lines.map((l) => `> ${l}`).join("\n")}\nThanks`],
    ["in quoted mail of quoted mail", lines.map((l) => `> > ${l}`).join("\n")],
    ["behind srun -l", lines.map((l) => `0: ${l}`).join("\n")],
    ["behind mpirun", lines.map((l) => `[1,0]<stdout>:${l}`).join("\n")],
    ["behind a log's time", lines.map((l) => `2026-03-01 10:00:00,123 ${l}`).join("\n")],
    ["in colours", lines.map((l) => `\u001b[1;39m${l}\u001b[0m`).join("\n")],
    ["with carriage returns", lines.join("\r\n")],
    ["with a byte order mark", `\ufeff${lines.join("\n")}`],
    ["with a progress bar before it", `10 %\r20 %\r100 %\n${lines.join("\n")}`],
  ])("%s", (_, text) => expect(values(text)).toEqual(keys));

  it("keeps the place of a document behind a prefix", () => {
    const text = `start\nstop\n${lines.map((l) => `0: ${l}`).join("\n")}\n`;
    expect(json(text).documents[0]?.at).toBe("$");
    expect(json(text).around?.lines[2]).toBe("{");
  });

  it("reads what Python and C print for missing numbers, outside of strings only", () => {
    const [document] = json('{"a": [1, NaN, nan, -nan, inf], "rate": Infinity, "note": "NaN inf Infinity"}').documents;
    const value = document?.value;
    expect(isObject(value) && value.get("a")).toEqual(new Float64Array([1, NaN, NaN, NaN, NaN]));
    expect(isObject(value) && [value.get("rate"), value.get("note")]).toEqual([Infinity, "NaN inf Infinity"]);
  });
});

describe("text", () => {
  it("loses its colours, carriage returns and byte order mark", () => {
    const outcome = read("\ufeff\u001b[31mred\u001b[0m\r\nnext\rlast\n");
    expect(outcome.ok && outcome.value).toEqual({
      kind: "text",
      text: "red\nnext\nlast",
      lines: ["red", "next", "last"],
    });
  });

  it.each([
    ["srun -l", "0: ", "12: "],
    ["mpirun", "[1,0]<stdout>:", "[1,3]<stderr>:"],
    ["quoted mail", "> ", "> > "],
    ["a log's time", "2026-03-01T10:00:00.123Z ", "[2026-03-01 10:00:01] "],
  ])("loses the prefix of %s where a whole block has it", (_, a, b) => {
    const block = `${a}# one\n${b}two\n${a}three`;
    const outcome = read(`start\n${block}\nend\n${a}alone`);
    expect(outcome.ok && outcome.value.kind === "text" && outcome.value.lines).toEqual([
      "start",
      "# one",
      "two",
      "three",
      "end",
      `${a}alone`,
    ]);
  });

  it("answers at once on hostile lines", () => {
    for (const line of [
      " ",
      "0",
      "> ",
      "[1",
      "\u001b[",
      "a",
      "{",
      "[",
      "\n[",
      "\n{",
      '\n{"a":',
      "\n[{",
      '\n{"a":1}x',
    ]) {
      const text = `x${line.repeat(100_000 / line.length)}`;
      // Of this process, so that a busy computer does not count.
      const start = process.cpuUsage().user;
      read(text);
      expect((process.cpuUsage().user - start) / 1000).toBeLessThan(1000);
    }
  });
});

describe("what is no text and no JSON", () => {
  it.each([
    ["an empty file", new Uint8Array(0), "empty"],
    ["blanks", encoder.encode(" \n\t "), "empty"],
    ["a picture", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]), "binary"],
    ["gzip", new Uint8Array([0x1f, 0x8b, 8, 0, 0]), "not-text"],
    ["zip", encoder.encode("PK\u0003\u0004rest"), "not-text"],
    ["UTF-16", new Uint8Array([0xff, 0xfe, 0x7b, 0]), "utf-16"],
    ["UTF-16 without its mark", new Uint8Array([0x7b, 0, 0x22, 0]), "utf-16"],
    ["Latin-1", new Uint8Array([0x68, 0xe9, 0x6c, 0x6c, 0x6f]), "not-utf-8"],
    ["Latin-1 in JSON", new Uint8Array([0x5b, 0x22, 0xe9, 0x22, 0x5d]), "not-utf-8"],
  ])("%s is refused and says what it is", (_, bytes, code) => {
    expect(error(bytes)).toMatchObject({ code });
    expect(error(bytes, { size: 1 })).toEqual(error(bytes));
  });
});

describe("limits", () => {
  it.each([
    ["the whole file", '{"a":"x"}'.repeat(30), { total: 100 }, "too-large"],
    ["a text", "plain text\n".repeat(30), { text: 100 }, "text-too-large"],
    ["a line", `short\n${"x".repeat(300)}\n`, { line: 200 }, "line-too-long"],
    ["the depth", `${"[".repeat(10_000)}`, {}, "too-deep"],
    ["a string", `{"a":"${"x".repeat(70_000)}"}`, {}, "string-too-long"],
    ["a name", `{"${"x".repeat(300)}":1}`, {}, "name-too-long"],
    ["an array", "[1,2,3,4]", { numbers: 3 }, "too-many-numbers"],
    ["values", '["a","b","c","d"]', { values: 3 }, "too-many-values"],
    ["the names of an object", '{"a":1,"b":2,"c":[3],"d":4}', { names: 3 }, "too-many-names"],
  ])("of %s are kept whatever the pieces", (_, text, limits, code) => {
    for (const size of [1, 13, 1 << 20]) expect(error(text, { limits, size })).toMatchObject({ code });
  });

  it("ten thousand levels are refused at once, with their place", () => {
    const start = performance.now();
    expect(error('{"a":'.repeat(10_000))).toMatchObject({
      code: "too-deep",
      at: expect.stringContaining("(byte 321)"),
    });
    expect(performance.now() - start).toBeLessThan(500);
  });
});

describe("a caller that has one buffer for all pieces", () => {
  it("gets the same documents and the same kept file", () => {
    const rows = Array.from({ length: 4000 }, (_, i) => `{"n": ${i}.25, "prompt": "say ${i}", "name": "row ${i}"}`);
    const bytes = new TextEncoder().encode(`[${rows.join(",\n")}]`);
    const limits = { secondLook: 10_000 };
    const read = (piece: (at: number) => Uint8Array) => {
      const kept: Uint8Array[] = [];
      const reader = new SourceReader(limits, (part) => kept.push(part.slice()));
      for (let at = 0; at < bytes.length; at += 997) reader.write(piece(at));
      const source = reader.end();
      return { source, kept: kept.flatMap((part) => Array.from(part)) };
    };
    const buffer = Buffer.alloc(997); // whose slices are no copies
    const reused = read((at) => {
      const part = bytes.subarray(at, at + 997);
      buffer.set(part);
      return buffer.subarray(0, part.length);
    });
    expect(reused).toEqual(read((at) => bytes.subarray(at, at + 997)));
    expect(new TextDecoder().decode(Uint8Array.from(reused.kept))).toContain('"name": "row 3999"');
    expect(new TextDecoder().decode(Uint8Array.from(reused.kept))).not.toContain("say 17");
  });
});
