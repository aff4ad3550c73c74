import { BlobWriter, TextReader, ZipWriter } from "@zip.js/zip.js/index-native.js";
import { describe, expect, it } from "vitest";
import { isZip, unzipped } from "./unzip";

type Entry = [name: string, text: string, password?: string];

async function zip(...entries: Entry[]): Promise<Blob> {
  const writer = new ZipWriter(new BlobWriter(), { useWebWorkers: false });
  for (const [name, text, password] of entries) {
    await writer.add(name, new TextReader(text), { ...(password ? { password } : {}), level: text.length > 9 ? 6 : 0 });
  }
  return writer.close();
}

const drop = (blob: Blob, path = "all.zip") => ({ file: new File([blob], path), path });
const codes = async (...entries: Entry[]) =>
  (await unzipped(drop(await zip(...entries)))).map((d) => [d.path, d.refused?.errors[0]?.code ?? "taken"]);

describe("an archive that is dropped", () => {
  it("becomes its files, each under the archive's name, noise left out", async () => {
    const blob = await zip(
      ["bm/1.json", "{}"],
      ["bm/.DS_Store", "x"],
      ["__MACOSX/bm/1.json", "x"],
      ["vm/2.txt", "two"],
    );
    const files = await unzipped(drop(blob, "up/all.zip"));
    expect(files.map((d) => d.path)).toEqual(["up/all.zip/bm/1.json", "up/all.zip/vm/2.txt"]);
    expect(await Promise.all(files.map((d) => d.file.text()))).toEqual(["{}", "two"]);
    expect(files.map((d) => d.file.name)).toEqual(["1.json", "2.txt"]);
  });

  it("is known by its first bytes, whatever its name", async () => {
    const blob = await zip(["a", "b"]);
    expect(await isZip(drop(blob, "results"))).toBe(true);
    expect(await isZip(drop(new Blob(["{}"]), "results.zip"))).toBe(false);
  });

  it("refuses what is locked or an archive itself, and takes the others", async () => {
    const inner = new TextDecoder("latin1").decode(await (await zip(["a", "b"])).slice(0, 60).arrayBuffer());
    expect(await codes(["1.json", "{}"], ["secret.json", "{}", "word"], ["inner.zip", inner])).toEqual([
      ["all.zip/1.json", "taken"],
      ["all.zip/inner.zip", "nested-archive"],
      ["all.zip/secret.json", "encrypted"],
    ]);
  });

  it("refuses as a whole what unpacks to far more than its size, or holds too many files", async () => {
    expect(await codes(["zeros", "0".repeat(12_000_000)])).toEqual([["all.zip", "packed-too-well"]]);
    const many: Entry[] = Array.from({ length: 1001 }, (_, i) => [`${i}`, "x"]);
    expect(await codes(...many)).toEqual([["all.zip", "too-many-entries"]]);
  });

  it("says so when it is empty, cut short or an office document", async () => {
    expect(await codes()).toEqual([["all.zip", "empty-archive"]]);
    expect(await codes(["[Content_Types].xml", "<x/>"])).toEqual([["all.zip", "office-document"]]);
    const whole = await zip(["1.json", "{}".repeat(500)]);
    const [cut] = await unzipped(drop(whole.slice(0, whole.size - 30)));
    expect(cut?.refused?.errors[0]?.code).toBe("damaged-archive");
  });

  it("shows no path that leads out of the archive", async () => {
    const [file] = await unzipped(drop(await zip(["../../etc/x.json", "{}"])));
    expect(file?.path).toBe("all.zip/etc/x.json");
  });
});
