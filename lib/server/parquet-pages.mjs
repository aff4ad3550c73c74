// What the pages of a row group say of themselves, before any is unfolded: how much they hold, and how many rows to read at once.
import { parquetHeader } from "hyparquet/src/column.js";
import { decompressPage, readDataPage, readDataPageV2 } from "hyparquet/src/datapage.js";

/** Rows of one row group, and values in its lists and maps. */
const MOST_ROWS = 5_000_000;
const MOST_VALUES = 20_000_000;
/** Bytes of one page unpacked, of the pages that are unpacked at once, and of a row group packed. */
const MOST_PAGE = 128_000_000;
const MOST_AT_ONCE = 512_000_000;
export const MOST_PACKED = 512_000_000;
const PACKINGS = ["UNCOMPRESSED", "SNAPPY", "GZIP", "BROTLI"];
/** Rows that are unfolded at once, and bytes of values where these are long. */
const PART_ROWS = 50_000;
const PART_BYTES = 64_000_000;

/** What is wrong with a file that is whole. */
export class Refused extends Error {
  constructor(code, message, hint) {
    super(message);
    Object.assign(this, { code, hint });
  }
}

export const tooMuch = (what) =>
  new Refused(
    "parquet-too-large",
    `A row group of the file holds ${what}.`,
    "Write smaller row groups, or export CSV.",
  );

/** Refuses a row group by what the index says of it. */
export function refuseGroup(group, columns) {
  if (group.num_rows > MOST_ROWS) throw tooMuch(`more than ${MOST_ROWS} rows`);
  if (columns.reduce((sum, c) => sum + Number(c.total_compressed_size), 0) > MOST_PACKED)
    throw tooMuch(`more than ${MOST_PACKED / 1e6} MB in the columns that are read`);
  const other = columns.find((c) => !PACKINGS.includes(c.codec));
  if (other)
    throw new Refused(
      "parquet-packing",
      `The file is packed by ${other.codec}, which is not read.`,
      `Write it packed by ${PACKINGS.slice(1).join(", ").toLowerCase()}, or export CSV.`,
    );
}

/**
 * Refuses a column whose pages say that they hold more than the row group may.
 * @param column how the library reads it: `type`, `element`, `schemaPath`, `codec`, `compressors`
 * @returns bytes that reading it holds at once, and of one value on average, where that is most
 */
export function weighPages(chunk, rows, isFlat, column) {
  const reader = { view: new DataView(chunk), offset: 0 };
  let values = 0;
  let listed = { bytes: 0, width: 0 };
  let largest = { bytes: 0, width: 0 };
  let all = 0;
  while (reader.offset < chunk.byteLength - 1) {
    const page = parquetHeader(reader);
    if (!(page.compressed_page_size >= 0)) throw new Error("a page of less than nothing");
    const packed = new Uint8Array(chunk, reader.offset, page.compressed_page_size);
    reader.offset += page.compressed_page_size;
    if (page.uncompressed_page_size > MOST_PAGE) throw tooMuch(`a page of more than ${MOST_PAGE / 1e6} MB`);
    const held = valuesOf(page);
    const inDictionary = page.dictionary_page_header?.num_values ?? 0;
    if (!(inDictionary >= 0)) throw new Error("a page of less than no values");
    values += held;
    if (values > (isFlat ? rows : MOST_VALUES) || inDictionary > MOST_VALUES)
      throw tooMuch("pages with more values than it has rows");
    const bytes = bytesOf(page, packed, held, column);
    if (bytes > MOST_PAGE) throw tooMuch(`a page of more than ${MOST_PAGE / 1e6} MB`);
    all += bytes;
    const weight = { bytes, width: bytes / Math.max(1, held || inDictionary) };
    if (page.dictionary_page_header) listed = heavier(listed, weight);
    else largest = heavier(largest, weight);
  }
  // A column of lists is unpacked whole, a flat one page by page.
  return { bytes: isFlat ? listed.bytes + largest.bytes : all, width: Math.max(listed.width, largest.width) };
}

const heavier = (a, b) => ({ bytes: Math.max(a.bytes, b.bytes), width: Math.max(a.width, b.width) });

function valuesOf({ data_page_header: first, data_page_header_v2: second }) {
  const held = (first ?? second)?.num_values ?? 0;
  const parts = second
    ? [second.num_nulls, second.num_rows, second.definition_levels_byte_length, second.repetition_levels_byte_length]
    : [];
  if (![held, ...parts].every((count) => count >= 0) || second?.num_nulls > held)
    throw new Error("a page of less than no values");
  return held;
}

/** Bytes of a page when its values stand side by side. */
function bytesOf(page, packed, held, column) {
  const { uncompressed_page_size: bytes, data_page_header: first, data_page_header_v2: second } = page;
  const { encoding } = first ?? second ?? {};
  if (encoding === "BYTE_STREAM_SPLIT") return Math.max(bytes, held * (column.element.type_length ?? 8));
  if (encoding !== "DELTA_BYTE_ARRAY") return bytes;
  // Each value repeats the beginning of the one before it: the lengths of these beginnings stand first in the page.
  const lengths = { ...(first ?? second), encoding: "DELTA_BINARY_PACKED" };
  const numbers = { ...column, type: "INT32" };
  const { dataPage } = first
    ? readDataPage(decompressPage(packed, bytes, column.codec, column.compressors), lengths, numbers)
    : readDataPageV2(packed, { ...page, data_page_header_v2: lengths }, numbers);
  return dataPage.reduce((sum, length) => sum + length, bytes);
}

/** How many rows are unfolded at once: fewer where values are long. @throws Refused where the pages alone are too much */
export function rowsAtOnce(weights) {
  if (weights.reduce((sum, w) => sum + w.bytes, 0) > MOST_AT_ONCE)
    throw tooMuch(`pages that unpack to more than ${MOST_AT_ONCE / 1e6} MB at once`);
  const width = weights.reduce((sum, w) => sum + w.width, 0);
  return Math.max(1, Math.min(PART_ROWS, Math.floor(PART_BYTES / Math.max(1, width))));
}
