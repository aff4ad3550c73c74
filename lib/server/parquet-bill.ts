// A bill as Parquet: its index stands at the end of the file, so the file is kept until it is read, row group by row group.
import "server-only";
import type { FileHandle } from "node:fs/promises";
import { type AsyncBuffer, type ColumnMetaData, parquetMetadataAsync, parquetRead, parquetSchema } from "hyparquet";
import { NoBill, billTable } from "../core/billing/bill";
import type { GpuSpend } from "../core/billing/gpu-spend";
import { PARSERS, cellWriter } from "./parquet-cells";
import { COMPRESSORS, refuseGroup, refusePages } from "./parquet-guard";
import { Refusal, fault } from "./refusal";
import { readWhole } from "./whole-io";

/** `PAR1`, first and last in the file. */
const MAGIC = [0x50, 0x41, 0x52, 0x31];
/** Rows that are text at once. */
const ROWS = 100_000;

export const isParquet = (head: Uint8Array): boolean => MAGIC.every((byte, i) => head[i] === byte);

/** @throws NoBill where no format knows the columns @throws Refusal `unusable` for a damaged file or one of too large parts */
export async function readParquetBill(file: FileHandle, size: number): Promise<GpuSpend> {
  try {
    return await readTable(sliceOf(file), size);
  } catch (error) {
    if (error instanceof NoBill || error instanceof Refusal) throw error;
    throw fault("unusable", {
      code: "parquet-damaged",
      message: "The Parquet file is damaged, cut short, or written in a way that is not read.",
      at: "the Parquet file",
      ...(error instanceof Error ? { found: error.message.slice(0, 200) } : {}),
      expected: "a whole Parquet file",
      hint: "Export the bill again, or export it as CSV.",
    });
  }
}

type Slice = (start: number, end: number) => Promise<ArrayBuffer>;

async function readTable(slice: Slice, size: number): Promise<GpuSpend> {
  const whole: AsyncBuffer = { byteLength: size, slice: (start, end = size) => slice(start, end) };
  const metadata = await parquetMetadataAsync(whole);
  const { children } = parquetSchema(metadata);
  const names = children.map(({ element }) => element.name);
  const table = billTable(names);
  const columns = names.filter((name) => table.reads.includes(name));
  const place = new Map(columns.map((name, i) => [name, i]));
  const cells = names.map((name) => place.get(name) ?? -1);
  const writers = columns.map((name) => cellWriter(children[names.indexOf(name)]?.element ?? { name }));
  const flat = new Set(children.filter((c) => c.children.length === 0).map(({ element }) => element.name));
  let line = 0;

  for (const group of metadata.row_groups) {
    const chunks = group.columns
      .flatMap(({ meta_data: data }) => (data ? [data] : []))
      .filter((data) => place.has(data.path_in_schema[0] ?? ""));
    refuseGroup(group, chunks);
    const held = new Map<number, ArrayBuffer>();
    for (const chunk of chunks) {
      const [start, end] = rangeOf(chunk);
      const bytes = await slice(start, end);
      refusePages(bytes, group, flat.has(chunk.path_in_schema[0] ?? ""));
      held.set(start, bytes);
    }
    const rows = Number(group.num_rows);
    for (let rowStart = 0; rowStart < rows; rowStart += ROWS) {
      await parquetRead({
        file: { byteLength: size, slice: (start, end = size) => held.get(start) ?? slice(start, end) },
        metadata: { ...metadata, row_groups: [group], num_rows: group.num_rows },
        columns,
        rowStart,
        rowEnd: Math.min(rows, rowStart + ROWS),
        compressors: COMPRESSORS,
        parsers: PARSERS,
        onComplete(found) {
          for (const values of found as unknown[][]) {
            line++;
            const text = (cell: number) => {
              const at = cells[cell] ?? -1;
              return at < 0 ? "" : (writers[at]?.(values[at]) ?? "");
            };
            table.add({ line, cells: names.length, text });
          }
        },
      });
    }
  }
  return table.end();
}

/** Where the pages of a column stand, as the library counts it. */
function rangeOf({
  dictionary_page_offset,
  data_page_offset,
  total_compressed_size,
}: ColumnMetaData): [number, number] {
  const start = Number(dictionary_page_offset || data_page_offset);
  return [start, start + Number(total_compressed_size)];
}

function sliceOf(file: FileHandle): Slice {
  return async (start, end) => {
    const bytes = new Uint8Array(Math.max(0, end - start));
    await readWhole(file, bytes, start);
    return bytes.buffer;
  };
}
