import { randomBytes } from "node:crypto";
import { BlobWriter, TextReader, Uint8ArrayReader, ZipWriter, configure } from "@zip.js/zip.js/index-native.js";
import { describe, expect, it } from "vitest";
import { isZip, packedFiles } from "./archive";
import { Refusal } from "./refusal";
import { withScratch } from "./scratch";

type Content = string | Uint8Array;
interface File {
  path: string;
  content: Content;
  password?: string;
  zip64?: boolean;
}

configure({ useWebWorkers: false });

async function zipped(...files: File[]): Promise<Buffer> {
  const writer = new ZipWriter(new BlobWriter(), { useWebWorkers: false });
  for (const { path, content, ...options } of files) {
    const reader = typeof content === "string" ? new TextReader(content) : new Uint8ArrayReader(content);
    await writer.add(path, path.endsWith("/") ? undefined : reader, { ...options, directory: path.endsWith("/") });
  }
  return Buffer.from(await (await writer.close()).arrayBuffer());
}

const file = (path: string, content: Content = '{"a":1}'): File => ({ path, content });
const codeOf = (error: unknown) =>
  error instanceof Refusal ? `${error.code}: ${error.errors[0]?.code ?? ""}` : `not a refusal: ${error}`;

/** What each file of an archive comes to: its text, or why it is refused. */
async function opened(bytes: Buffer): Promise<string | [path: string, text: string][]> {
  return withScratch(async (archive) => {
    await archive.write(bytes, 0, bytes.length, 0);
    try {
      const found: [string, string][] = [];
      for (const packed of await packedFiles(archive, bytes.length))
        found.push([
          packed.path,
          await withScratch(async (into) => {
            try {
              const { bytes: length } = await packed.unpack(into);
              return length > 1000 ? `${length} bytes` : (await into.readFile("utf8")).slice(0, length);
            } catch (error) {
              if (error instanceof Refusal && error.code !== "unusable") throw error;
              return codeOf(error);
            }
          }),
        ]);
      return found;
    } catch (error) {
      return codeOf(error);
    }
  });
}

/** Changes four bytes after the n-th time a mark stands in the archive. */
function patched(bytes: Buffer, mark: number, offset: number, value: number, nth = 0): Buffer {
  const copy = Buffer.from(bytes);
  const head = Buffer.alloc(4);
  head.writeUInt32LE(mark);
  let at = copy.indexOf(head);
  for (let i = 0; i < nth; i++) at = copy.indexOf(head, at + 1);
  copy.writeUInt32LE(value, at + offset);
  return copy;
}
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;

describe("a zip", () => {
  it("is known by its first bytes", async () => {
    await withScratch(async (f) => {
      await f.write(await zipped(file("a.json")), 0, undefined, 0);
      expect(await isZip(f)).toBe(true);
    });
    await withScratch(async (f) => {
      await f.write(Buffer.from("PK is how this text begins"));
      expect(await isZip(f)).toBe(false);
    });
  });

  it("gives its files in order, without folders and what desktops leave behind", async () => {
    const bytes = await zipped(
      file("runs/"),
      file("runs/b.json", '{"b":2}'),
      file("__MACOSX/runs/._b.json", "x"),
      file("runs/.DS_Store", "x"),
      file("a.json"),
    );
    expect(await opened(bytes)).toEqual([
      ["runs/b.json", '{"b":2}'],
      ["a.json", '{"a":1}'],
    ]);
  });

  it("may be a zip64", async () => {
    expect(await opened(await zipped({ ...file("big.json"), zip64: true }))).toEqual([["big.json", '{"a":1}']]);
  });

  it("shows no path that leads out of it", async () => {
    const bytes = await zipped(file("../../etc/passwd"), file("C:\\Users\\x\\a.json", "{}"));
    expect(await opened(bytes)).toEqual([
      ["etc/passwd", '{"a":1}'],
      ["Users/x/a.json", "{}"],
    ]);
  });

  it("with a locked file, or an archive inside, gives the others", async () => {
    const bytes = await zipped(
      { ...file("locked.json"), password: "word" },
      file("inner.zip", await zipped(file("a"))),
      file("inner.gz", new Uint8Array([0x1f, 0x8b, 8, 0])),
      file("a.json"),
    );
    expect(await opened(bytes)).toEqual([
      ["locked.json", "unusable: encrypted"],
      ["inner.zip", "unusable: nested-archive"],
      ["inner.gz", "unusable: nested-archive"],
      ["a.json", '{"a":1}'],
    ]);
  });

  it("of nothing, of an office document, or of too many files is refused as a whole", async () => {
    expect(await opened(await zipped())).toBe("unusable: empty-archive");
    expect(await opened(await zipped(file("[Content_Types].xml"), file("a")))).toBe("not-text: office-document");
    const many = Array.from({ length: 1001 }, (_, i) => file(`${i}.json`, "{}"));
    expect(await opened(await zipped(...many))).toBe("too-large: too-many-entries");
  });
});

describe("a zip made to do harm", () => {
  it("that unpacks to more than 200 times its size", async () => {
    expect(await opened(await zipped(file("zeros", "0".repeat(20_000_000))))).toBe("too-large: packed-too-well");
    const many = Array.from({ length: 20 }, (_, i) => file(`${i}`, "0".repeat(1_000_000)));
    expect(await opened(await zipped(...many))).toBe("too-large: packed-too-well");
  });

  it("that says it is larger than the limit", async () => {
    const whole = await zipped(file("a"), file("b"));
    const claims = patched(patched(whole, CENTRAL, 24, 300_000_000), CENTRAL, 24, 300_000_000, 1);
    expect(await opened(claims)).toBe("too-large: too-large");
  });

  it("whose sizes lie: what comes out is counted", async () => {
    const zeros = await zipped(file("zeros", "0".repeat(20_000_000)));
    const lying = patched(patched(zeros, CENTRAL, 24, 10), LOCAL, 22, 10);
    expect(JSON.stringify(await opened(lying))).toMatch(/too-large: packed-too-well|damaged/);
    const noise = await zipped(file("noise", randomBytes(5000)), file("a.json"));
    const [first, second] = await list(patched(noise, CENTRAL, 24, 10));
    expect(first?.[1]).toBe("unusable: damaged-archive");
    expect(second?.[1]).toBe('{"a":1}');
  });

  it("whose entries lie over one another", async () => {
    const two = await zipped(file("a", randomBytes(3000)), file("b", randomBytes(3000)));
    const answer = await opened(patched(two, CENTRAL, 42, 0, 1));
    expect(JSON.stringify(answer)).toMatch(/overlapping-entries|damaged-archive/);
    expect(JSON.stringify(answer)).not.toContain('["b","3000 bytes"]');
  });

  it("cut short or changed anywhere: refused, never a crash", async () => {
    const whole = await zipped(file("a.json", JSON.stringify({ a: "x".repeat(500) })), file("b.json"));
    for (let end = 4; end < whole.length; end += 7) {
      const answer = await opened(whole.subarray(0, end));
      expect(typeof answer === "string" && /^unusable: /.test(answer)).toBe(true);
    }
    for (let at = 4; at < whole.length; at += 3) {
      const changed = Buffer.from(whole);
      changed.writeUInt8(255 - changed.readUInt8(at), at);
      const answer = await opened(changed);
      expect(JSON.stringify(answer)).not.toContain("not a refusal");
    }
  });
});

const list = async (bytes: Buffer): Promise<[string, string][]> => {
  const answer = await opened(bytes);
  if (typeof answer === "string") throw new Error(answer);
  return answer;
};
