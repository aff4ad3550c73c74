// Takes a Parquet file apart in a process of its own: a few bytes of one may stand for billions of values, and then only this
// process ends. Plain JavaScript, because a process begins with a file. `parquet-bill.ts` holds the other end.
import { readSync, writeFileSync } from "node:fs";
import { once } from "node:events";
import { setPriority } from "node:os";
import { parquetMetadataAsync, parquetRead, parquetSchema } from "hyparquet";
import { getTreePath, isFlatColumn } from "hyparquet/src/schema.js";
import { READING, cellWriter } from "./parquet-cells.mjs";
import { MOST_PACKED, Refused, refuseGroup, rowsAtOnce, tooMuch, weighPages } from "./parquet-pages.mjs";

/** Sent at once: rows, and characters, of which every cell counts a few beside its own. */
const SENT_ROWS = 5000;
const SENT_CHARACTERS = 1_000_000;
const CELL = 16;

/** The open file as this process inherits it, its bytes, and the characters it may unpack to. */
const fd = 4;
const [size, most] = process.argv.slice(2).map(Number);

function slice(start, end = size) {
  const length = Math.max(0, Math.min(end, size) - start);
  if (length > MOST_PACKED) throw tooMuch(`more than ${MOST_PACKED / 1e6} MB in one piece`);
  const bytes = new Uint8Array(length);
  for (let at = 0; at < bytes.length; ) {
    const read = readSync(fd, bytes, at, bytes.length - at, start + at);
    if (read === 0) throw new Error("the file ends before its index says");
    at += read;
  }
  return bytes.buffer;
}

/** Says something and waits for the answer; after the last word the other end ends this process. */
async function ask(said) {
  const answer = once(process, "message");
  process.send(said);
  return (await answer)[0];
}

function sender(columns, writers) {
  let rows = [];
  let held = 0;
  let all = 0;
  const count = (characters) => {
    all += characters;
    if (all <= most) return;
    throw new Refused(
      "parquet-too-large",
      `The file unpacks to more than ${Math.round(most / 1e6)} MB of text, far more than a bill of its size holds.`,
      "Export the bill again, or export it as CSV.",
    );
  };
  const send = async () => {
    if (rows.length > 0) await ask({ rows });
    rows = [];
    held = 0;
  };
  return {
    /** Rows that are too many however short their cells are. A cell counts one more: CSV divides them. */
    refuse: (ahead) => {
      if (ahead * columns.length > most) count(ahead * columns.length);
    },
    async add(values) {
      const texts = writers.map((write, i) => write(values[i]));
      const characters = texts.reduce((sum, text) => sum + text.length, 0);
      count(characters + texts.length);
      rows.push(texts);
      held += characters + CELL * texts.length;
      if (held >= SENT_CHARACTERS || rows.length >= SENT_ROWS) await send();
    },
    send,
  };
}

async function run() {
  const metadata = await parquetMetadataAsync({ byteLength: size, slice });
  const tree = parquetSchema(metadata);
  const names = tree.children.map(({ element }) => element.name);
  if (names.reduce((sum, name) => sum + name.length + CELL, 0) > SENT_CHARACTERS)
    throw new Refused("parquet-too-large", "The file has more columns than a bill has.", "Export the bill again.");
  const columns = await ask({ columns: names });
  const schema = new Map(tree.children.map((child) => [child.element.name, child]));
  const out = sender(
    columns,
    columns.map((name) => cellWriter(schema.get(name).element)),
  );
  out.refuse(metadata.row_groups.reduce((sum, group) => sum + Number(group.num_rows), 0));

  for (const group of metadata.row_groups) {
    const rows = Number(group.num_rows);
    const chunks = group.columns.map((c) => c.meta_data).filter((c) => c && columns.includes(c.path_in_schema[0]));
    refuseGroup(group, chunks);
    const weights = chunks.map((chunk) => {
      const start = Number(chunk.dictionary_page_offset || chunk.data_page_offset);
      const pages = slice(start, start + Number(chunk.total_compressed_size));
      const schemaPath = getTreePath(tree, chunk.path_in_schema);
      const { element } = schemaPath[schemaPath.length - 1];
      const column = { ...chunk, element, schemaPath, compressors: READING.compressors };
      return weighPages(pages, rows, isFlatColumn(schemaPath), column);
    });
    const part = rowsAtOnce(weights);
    for (let rowStart = 0; rowStart < rows; rowStart += part) {
      let found = [];
      await parquetRead({
        ...READING,
        file: { byteLength: size, slice },
        metadata: { ...metadata, row_groups: [group], num_rows: group.num_rows },
        columns,
        rowStart,
        rowEnd: Math.min(rows, rowStart + part),
        onComplete: (read) => (found = read),
      });
      for (const values of found) await out.add(values);
      await out.send();
    }
  }
  await ask({ done: true });
}

// Nobody listens any more.
process.on("disconnect", () => process.exit());
try {
  // The server goes first.
  setPriority(10);
  // Where memory runs out, Linux ends this process before the server.
  writeFileSync("/proc/self/oom_score_adj", "1000");
} catch {
  // Other systems have no such file.
}
run().catch(async (error) => {
  const { code, hint, message } = error instanceof Error ? error : { message: String(error) };
  await ask({ refused: error instanceof Refused ? { code, hint, message } : { message } });
});
