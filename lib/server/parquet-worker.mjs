// Takes a Parquet file apart in a thread of its own: a few bytes of one may stand for billions of values, and then only this
// thread ends. Plain JavaScript, because a thread begins with a file. `parquet-bill.ts` holds the other end.
import { readSync } from "node:fs";
import { once } from "node:events";
import { parentPort, workerData } from "node:worker_threads";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { parquetMetadataAsync, parquetRead, parquetSchema } from "hyparquet";
import { parquetHeader } from "hyparquet/src/column.js";

/** Rows of one row group, and values in its lists and maps. */
const MOST_ROWS = 5_000_000;
const MOST_VALUES = 20_000_000;
/** Bytes of one page unpacked, and of a row group packed. */
const MOST_PAGE = 128_000_000;
const MOST_PACKED = 512_000_000;
const PACKINGS = ["UNCOMPRESSED", "SNAPPY", "GZIP", "BROTLI"];
/** Rows that are sent at once. */
const ROWS = 50_000;

const { fd, size } = workerData;

/** What is wrong with a file that is whole. */
class Refused extends Error {
  constructor(code, message, hint) {
    super(message);
    Object.assign(this, { code, hint });
  }
}

const tooMuch = (what) =>
  new Refused(
    "parquet-too-large",
    `A row group of the file holds ${what}.`,
    "Write smaller row groups, or export CSV.",
  );

function slice(start, end = size) {
  const bytes = new Uint8Array(Math.max(0, Math.min(end, size) - start));
  for (let at = 0; at < bytes.length; ) {
    const read = readSync(fd, bytes, at, bytes.length - at, start + at);
    if (read === 0) throw new Error("the file ends before its index says");
    at += read;
  }
  return bytes.buffer;
}

/** A time as ISO text; one that cannot be stays a text that says so. */
function isoOf(milliseconds) {
  const time = new Date(milliseconds);
  return Number.isNaN(time.getTime()) ? `${milliseconds} ms` : time.toISOString();
}

const READING = {
  compressors: {
    GZIP: (bytes, length) => gunzipSync(bytes, { maxOutputLength: Math.max(1, length) }),
    BROTLI: (bytes, length) => brotliDecompressSync(bytes, { maxOutputLength: Math.max(1, length) }),
  },
  parsers: {
    timestampFromMilliseconds: (millis) => isoOf(Number(millis)),
    timestampFromMicroseconds: (micros) => isoOf(Number(micros / 1000n)),
    timestampFromNanoseconds: (nanos) => isoOf(Number(nanos / 1_000_000n)),
    dateFromDays: (days) => isoOf(days * 86_400_000).slice(0, 10),
    // As text: a cell that is no JSON is no reason to stop.
    jsonFromBytes: (bytes) => bytes && new TextDecoder().decode(bytes),
  },
};

/** How the cells of one column are written: as a bill in CSV would. */
function cellWriter({ converted_type: kind, scale = 0 }) {
  return (value) => {
    if (value === null || value === undefined) return "";
    if (typeof value === "string") return value;
    // The library multiplies decimals in floating point; their scale says where they end.
    if (typeof value === "number") return kind === "DECIMAL" ? value.toFixed(Math.min(scale, 30)) : String(value);
    if (typeof value === "bigint" || typeof value === "boolean") return String(value);
    return JSON.stringify(value, (_, part) => (typeof part === "bigint" ? String(part) : part));
  };
}

function refuseGroup(group, columns) {
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

/** Refuses a column whose pages say that they hold more than the row group may. */
function refusePages(chunk, rows, isFlat) {
  const reader = { view: new DataView(chunk), offset: 0 };
  let values = 0;
  while (reader.offset < chunk.byteLength - 1) {
    const page = parquetHeader(reader);
    if (!(page.compressed_page_size >= 0)) throw new Error("a page of less than nothing");
    reader.offset += page.compressed_page_size;
    if (page.uncompressed_page_size > MOST_PAGE) throw tooMuch(`a page of more than ${MOST_PAGE / 1e6} MB`);
    const held = (page.data_page_header ?? page.data_page_header_v2)?.num_values ?? 0;
    const listed = page.dictionary_page_header?.num_values ?? 0;
    if (held < 0 || listed < 0) throw new Error("a page of less than no values");
    values += held;
    if (values > (isFlat ? rows : MOST_VALUES) || listed > MOST_VALUES)
      throw tooMuch("pages with more values than it has rows");
  }
}

async function run() {
  const metadata = await parquetMetadataAsync({ byteLength: size, slice });
  const { children } = parquetSchema(metadata);
  const answer = once(parentPort, "message");
  parentPort.postMessage({ columns: children.map(({ element }) => element.name) });
  const [columns] = await answer;
  const schema = new Map(children.map((child) => [child.element.name, child]));
  const writers = columns.map((name) => cellWriter(schema.get(name).element));

  for (const group of metadata.row_groups) {
    const rows = Number(group.num_rows);
    const chunks = group.columns.map((c) => c.meta_data).filter((c) => c && columns.includes(c.path_in_schema[0]));
    refuseGroup(group, chunks);
    for (const chunk of chunks) {
      const start = Number(chunk.dictionary_page_offset || chunk.data_page_offset);
      const pages = slice(start, start + Number(chunk.total_compressed_size));
      refusePages(pages, rows, schema.get(chunk.path_in_schema[0]).children.length === 0);
    }
    for (let rowStart = 0; rowStart < rows; rowStart += ROWS) {
      let texts = [];
      await parquetRead({
        ...READING,
        file: { byteLength: size, slice },
        metadata: { ...metadata, row_groups: [group], num_rows: group.num_rows },
        columns,
        rowStart,
        rowEnd: Math.min(rows, rowStart + ROWS),
        onComplete: (found) => (texts = found.map((values) => writers.map((write, i) => write(values[i])))),
      });
      const taken = once(parentPort, "message");
      parentPort.postMessage({ rows: texts });
      await taken;
    }
  }
  parentPort.postMessage({ done: true });
}

run().catch((error) => {
  const { code, hint, message } = error instanceof Error ? error : { message: String(error) };
  parentPort.postMessage({ refused: error instanceof Refused ? { code, hint, message } : { message } });
});
