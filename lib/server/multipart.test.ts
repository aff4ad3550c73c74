import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { boundaryOf, filePart } from "./multipart";
import { Refusal } from "./refusal";

const TYPE = "multipart/form-data; boundary=XyZ";

async function* cut(text: string, at: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text, "latin1");
  for (let i = 0; i < bytes.length; i += at) yield bytes.subarray(i, i + at);
}

async function read(text: string, at = 7) {
  const { filename, bytes } = await filePart(cut(text, at), TYPE);
  const pieces: Uint8Array[] = [];
  for await (const piece of bytes) pieces.push(piece);
  return { filename, content: Buffer.concat(pieces).toString("latin1") };
}

const form = (content: string, filename = "a.json", rest = "--\r\n") =>
  `--XyZ\r\nContent-Disposition: form-data; name="file"; filename="${filename}"\r\nContent-Type: text/plain\r\n\r\n${content}\r\n--XyZ${rest}`;

describe("a multipart upload", () => {
  it("gives its one file, cut anywhere", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom("\r", "\n", "\r\n--Xy", "-", "a", "--XyZ", "\u0000", "\r\n"), { maxLength: 30 }),
        fc.integer({ min: 1, max: 40 }),
        async (parts, at) => {
          const content = parts.join("");
          fc.pre(!content.includes("\r\n--XyZ"));
          expect(await read(form(content), at)).toEqual({ filename: "a.json", content });
        },
      ),
      { numRuns: 300 },
    );
  });

  it("keeps a file name's letters", async () =>
    expect((await read(form("x", Buffer.from("größe %22.json").toString("latin1")))).filename).toBe('größe ".json'));

  it.each([
    ["two parts", form("x", "a", '\r\nContent-Disposition: form-data; name="b"\r\n\r\ny\r\n--XyZ--')],
    ["another name", form("x").replace('name="file"', 'name="other"')],
    ["no end", form("x").slice(0, -10)],
    ["no beginning", `hello${form("x")}`],
    ["endless headers", `--XyZ\r\n${"a".repeat(20_000)}`],
    ["nothing", ""],
  ])("with %s is refused", async (_, text) => {
    await expect(read(text)).rejects.toBeInstanceOf(Refusal);
  });

  it("without a boundary is refused", () => expect(() => boundaryOf("multipart/form-data")).toThrow(Refusal));
});
