// A Parquet file says how much it unpacks to, and a few bytes of it may stand for billions of values. Asked before it is done.
import "server-only";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import type { ColumnMetaData, CompressionCodec, Compressors, RowGroup } from "hyparquet";
import { parquetHeader } from "hyparquet/src/column.js";
import { sizeOf } from "../core/units/size";
import { fault } from "./refusal";

/** Rows of one row group, and values in lists and maps of one. */
const MOST_ROWS = 5_000_000;
const MOST_VALUES = 20_000_000;
/** Bytes of one page unpacked, and of a row group packed. */
const MOST_PAGE = 128_000_000;
const MOST_PACKED = 512_000_000;

const READ: readonly CompressionCodec[] = ["UNCOMPRESSED", "SNAPPY", "GZIP", "BROTLI"];

export const COMPRESSORS: Compressors = {
  GZIP: (bytes, length) => gunzipSync(bytes, { maxOutputLength: Math.max(1, length) }),
  BROTLI: (bytes, length) => brotliDecompressSync(bytes, { maxOutputLength: Math.max(1, length) }),
};

const refused = (code: string, message: string, hint: string) =>
  fault("unusable", {
    code,
    message,
    at: "the Parquet file",
    expected: "a FOCUS export as cloud providers write it",
    hint,
  });

const tooMuch = (what: string) =>
  refused(
    "parquet-too-large",
    `A row group of the file holds ${what}.`,
    "Write it in smaller row groups, or export CSV.",
  );

/** @throws Refusal `unusable` for a row group that is too large to be read, or packed by what is not read */
export function refuseGroup(group: RowGroup, columns: readonly ColumnMetaData[]): void {
  if (group.num_rows > MOST_ROWS) throw tooMuch(`more than ${MOST_ROWS} rows`);
  const packed = columns.reduce((sum, c) => sum + Number(c.total_compressed_size), 0);
  if (packed > MOST_PACKED) throw tooMuch(`more than ${sizeOf(MOST_PACKED)} in the columns that are read`);
  const other = columns.find((c) => !READ.includes(c.codec));
  if (!other) return;
  throw refused(
    "parquet-packing",
    `The file is packed by ${other.codec}, which is not read.`,
    `Write it packed by ${READ.slice(1).join(", ").toLowerCase()}, or export CSV.`,
  );
}

/** @throws Refusal `unusable` where the pages of a column say they hold more than the row group may */
export function refusePages(chunk: ArrayBuffer, group: RowGroup, isFlat: boolean): void {
  const reader = { view: new DataView(chunk), offset: 0 };
  const most = isFlat ? Number(group.num_rows) : MOST_VALUES;
  let values = 0;
  while (reader.offset < chunk.byteLength - 1) {
    const page = parquetHeader(reader);
    if (!(page.compressed_page_size >= 0)) throw new Error("a page of less than nothing");
    reader.offset += page.compressed_page_size;
    if (page.uncompressed_page_size > MOST_PAGE) throw tooMuch(`a page of more than ${sizeOf(MOST_PAGE)}`);
    const held = page.data_page_header?.num_values ?? page.data_page_header_v2?.num_values ?? 0;
    if (held < 0) throw new Error("a page of less than no values");
    values += held;
    const listed = page.dictionary_page_header?.num_values ?? 0;
    if (values > most || listed < 0 || listed > MOST_VALUES) throw tooMuch("pages with more values than it has rows");
  }
}
