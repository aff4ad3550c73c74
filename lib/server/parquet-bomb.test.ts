// Small Parquet files that stand for very much: each is refused, and nothing large ever reaches the server's own process.
import { once } from "node:events";
import { setImmediate as turn } from "node:timers/promises";
import { ByteWriter, type ColumnSource, parquetWriteBuffer } from "hyparquet-writer";
import { writeMetadata } from "hyparquet-writer/src/metadata.js";
import { expect, test } from "vitest";
import { parquetReader, readParquetBill } from "./parquet-bill";
import { Refusal } from "./refusal";
import { withScratch } from "./scratch";
import { writeWhole } from "./whole-io";

const ROWS = 4000;
const same = (data: unknown) => Array.from({ length: ROWS }, () => data);

/** A bill of equal rows, with other columns beside or in the place of its own. */
function bill(others: Omit<ColumnSource, "data">[], data: unknown): ArrayBuffer {
  const own = {
    ChargeCategory: "Usage",
    ChargeDescription: "storage",
    EffectiveCost: "1",
    BilledCost: "1",
    Tags: "{}",
  };
  const columnData: ColumnSource[] = Object.entries(own)
    .filter(([name]) => !others.some((other) => other.name === name))
    .map(([name, text]) => ({ name, data: same(text) }));
  for (const other of others) columnData.push({ ...other, data: same(data) });
  return parquetWriteBuffer({ columnData, rowGroupSize: ROWS, pageSize: 1e9 });
}

const inFile = <T>(bytes: ArrayBuffer, work: Parameters<typeof withScratch<T>>[0]): Promise<T> =>
  withScratch(async (file) => {
    await writeWhole(file, new Uint8Array(bytes), 0);
    return work(file);
  });

async function refusalOf(bytes: ArrayBuffer, signal?: AbortSignal) {
  const error: unknown = await inFile(bytes, (file) => readParquetBill(file, bytes.byteLength, { signal })).catch(
    (thrown) => thrown,
  );
  return error instanceof Refusal ? { code: error.errors[0]?.code ?? error.code, message: error.message } : error;
}

test("one long text for every row is refused after a few megabytes", async () => {
  // 4000 rows of 50,000 characters are 200 MB; a file of its size may unpack to 64 MB.
  const bomb = bill([{ name: "ChargeDescription" }], "x".repeat(50_000));
  expect(bomb.byteLength).toBeLessThan(10_000);
  expect(await refusalOf(bomb)).toMatchObject({
    code: "parquet-too-large",
    message: expect.stringMatching(/unpacks to more than 6\d MB of text/),
  });
});

test("a cell longer than any bill's is refused, and its column is named", async () => {
  expect(await refusalOf(bill([{ name: "ChargeDescription" }], "x".repeat(65_537)))).toEqual({
    code: "parquet-too-large",
    message: "A cell of the column ChargeDescription is longer than 65536 characters.",
  });
  // As JSON of two texts, neither of which is too long.
  const tags = { one: "x".repeat(40_000), two: "y".repeat(40_000) };
  expect(await refusalOf(bill([{ name: "Tags", type: "JSON" }], tags))).toMatchObject({
    code: "parquet-too-large",
    message: expect.stringContaining("column Tags"),
  });
});

test("values that each repeat the beginning of the last are weighed before they are unfolded", async () => {
  const bomb = bill([{ name: "ChargeDescription", encoding: "DELTA_BYTE_ARRAY" }], "x".repeat(50_000));
  expect(bomb.byteLength).toBeLessThan(60_000);
  expect(await refusalOf(bomb)).toMatchObject({
    code: "parquet-too-large",
    message: expect.stringContaining("a page of more than 128 MB"),
  });
  const honest = bill([{ name: "ChargeDescription", encoding: "DELTA_BYTE_ARRAY" }], "p5.48xlarge hour");
  expect(await inFile(honest, (file) => readParquetBill(file, honest.byteLength))).toMatchObject({ rows: ROWS });
});

test("more rows than a file of its size can hold are refused by its index alone", async () => {
  const names = ["ChargeCategory", "EffectiveCost", "BilledCost"];
  const writer = new ByteWriter();
  writer.appendBytes(new TextEncoder().encode("PAR1"));
  const group = { columns: [], total_byte_size: 0n, num_rows: 5_000_000n };
  // 100 million rows of 3 cells.
  writeMetadata(writer, {
    version: 2,
    schema: [
      { name: "root", num_children: names.length },
      ...names.map((name) => ({ name, type: "BYTE_ARRAY" as const, repetition_type: "OPTIONAL" as const })),
    ],
    num_rows: 100_000_000n,
    row_groups: Array.from({ length: 20 }, () => group),
    metadata_length: 0,
  });
  writer.appendBytes(new TextEncoder().encode("PAR1"));
  expect(await refusalOf(writer.getBuffer())).toMatchObject({
    code: "parquet-too-large",
    message: expect.stringMatching(/unpacks to more than 6\d MB/),
  });
});

test("what is sent to the server at once is about a megabyte, however many rows", async () => {
  const bytes = bill([{ name: "ChargeDescription" }], "x".repeat(10_000));
  const sent = await inFile(bytes, async (file) => {
    const reader = parquetReader(file, bytes.byteLength);
    const parts: { rows: number; characters: number }[] = [];
    for (;;) {
      const [said] = await once(reader, "message");
      if ("done" in said) break;
      if ("rows" in said) parts.push({ rows: said.rows.length, characters: said.rows.flat().join("").length });
      reader.send(said.columns ?? "more");
    }
    const gone = once(reader, "exit");
    reader.kill("SIGKILL");
    await gone;
    return parts;
  });
  expect(sent.reduce((sum, part) => sum + part.rows, 0)).toBe(ROWS);
  // A megabyte, and the row that made it full.
  expect(Math.max(...sent.map((part) => part.characters))).toBeLessThan(1_000_000 + 10_100);
});

test("a client that hangs up ends the reading, and its process with it", async () => {
  const client = new AbortController();
  const reads = () => process.getActiveResourcesInfo().includes("ProcessWrap");
  const outcome = refusalOf(bill([{ name: "ChargeDescription" }], "x".repeat(1000)), client.signal);
  while (!reads()) await turn();
  client.abort();
  expect(await outcome).toMatchObject({ code: "body-cut-short" });
  expect(reads()).toBe(false);
});
