// Archives are unpacked in the page, so that every entry is a line of its own.
import { type Dropped, inOrder } from "./collect-files";
import { MAX_ENTRIES, MAX_RATIO, MAX_UNPACKED, RATIO_FROM } from "@/lib/core/formats/upload-limits";
import type { Issue } from "@/lib/core/outcome";

const ZIP = [0x50, 0x4b, 0x03, 0x04];

async function beginsLikeZip(file: Blob): Promise<boolean> {
  try {
    const head = new Uint8Array(await file.slice(0, 4).arrayBuffer());
    return ZIP.every((byte, i) => head[i] === byte);
  } catch {
    // Gone from the disk since it was dropped: sending it will say so.
    return false;
  }
}

/** By its first bytes, whatever its name. */
export const isZip = ({ file, refused }: Dropped): Promise<boolean> =>
  refused ? Promise.resolve(false) : beginsLikeZip(file);

class Unfit extends Error {
  constructor(readonly issue: Issue) {
    super(issue.message);
  }
}

const refusal = (errors: Issue[], title: string) => ({
  title,
  detail: errors[0]?.message ?? "",
  errors,
  more: 0,
  lost: false,
});

/** No `..`, no drive, no leading slash: a path to show. */
const shownPath = (name: string): string =>
  name
    .replaceAll("\\", "/")
    .split("/")
    .filter((part) => part !== "" && part !== "." && part !== "..")
    .join("/");

const isNoise = (path: string): boolean =>
  path.split("/").some((part) => part.startsWith(".") || part === "__MACOSX" || part === "");

/**
 * The entries of an archive as files of their own. An archive that breaks a limit is one refused line, an entry that
 * cannot be unpacked is a refused line among the others.
 */
export async function unzipped(archive: Dropped): Promise<Dropped[]> {
  const { BlobReader, ZipReader, configure } = await import("@zip.js/zip.js/index-native.js");
  configure({ useWebWorkers: false });
  const normalizeFilename = (name: string) => `${shownPath(name)}${/[/\\]$/.test(name) ? "/" : ""}`;
  const reader = new ZipReader(new BlobReader(archive.file), { normalizeFilename });
  try {
    const found: Dropped[] = [];
    const budget = { left: MAX_UNPACKED, packed: archive.file.size };
    let count = 0;
    for await (const entry of reader.getEntriesGenerator()) {
      if (entry.filename === "[Content_Types].xml") throw new Unfit(OFFICE);
      const path = entry.filename;
      if (entry.directory || isNoise(path)) continue;
      if (++count > MAX_ENTRIES) throw new Unfit(TOO_MANY);
      const name = path.split("/").at(-1) ?? path;
      const place = `${archive.path}/${path}`;
      const refused = (issue: Issue): Dropped => ({
        file: new File([], name),
        path: place,
        refused: refusal([issue], "Cannot be unpacked"),
      });
      if (entry.encrypted) {
        found.push(refused(ENCRYPTED));
        continue;
      }
      const pieces: BlobPart[] = [];
      const took = counted(budget, pieces);
      try {
        await entry.getData(took);
      } catch (error) {
        if (error instanceof Unfit) throw error;
        found.push(refused(damaged(error)));
        continue;
      }
      const file = new File(pieces, name, { lastModified: entry.lastModDate.getTime() || 0 });
      found.push((await beginsLikeZip(file)) ? refused(NESTED) : { file, path: place });
    }
    found.sort((a, b) => inOrder(a.path, b.path));
    return count === 0 ? [{ ...archive, refused: refusal([EMPTY], "Nothing in it") }] : found;
  } catch (error) {
    const issue = error instanceof Unfit ? error.issue : damaged(error);
    return [{ ...archive, refused: refusal([issue], "The archive is not unpacked") }];
  } finally {
    await reader.close().catch(() => {});
  }
}

/** Sizes in a zip's headers may lie: what comes out is counted. */
function counted(budget: { left: number; packed: number }, pieces: BlobPart[]): WritableStream<Uint8Array> {
  return new WritableStream({
    write(chunk) {
      budget.left -= chunk.byteLength;
      const total = MAX_UNPACKED - budget.left;
      if (budget.left < 0) throw new Unfit(TOO_LARGE);
      if (total > RATIO_FROM && total > budget.packed * MAX_RATIO) throw new Unfit(BOMB);
      pieces.push(chunk.slice());
    },
  });
}

const unpackFirst = "Unpack it yourself and drop the folder.";
const TOO_MANY: Issue = {
  code: "too-many-entries",
  message: "The archive holds too many files.",
  found: `more than ${MAX_ENTRIES}`,
  expected: `at most ${MAX_ENTRIES}`,
  hint: "Drop the results without the rest of the folder.",
};
const TOO_LARGE: Issue = {
  code: "too-large",
  message: "The archive unpacks to more than is taken at once.",
  found: `more than ${MAX_UNPACKED / 1e6} MB`,
  expected: `at most ${MAX_UNPACKED / 1e6} MB`,
  hint: unpackFirst,
};
const BOMB: Issue = {
  code: "packed-too-well",
  message: "The archive unpacks to far more than its own size, as archives made to do harm do.",
  found: `more than ${MAX_RATIO} times its size`,
  expected: `at most ${MAX_RATIO} times`,
  hint: unpackFirst,
};
const ENCRYPTED: Issue = {
  code: "encrypted",
  message: "This file in the archive is locked with a password.",
  found: "an encrypted entry",
  expected: "an archive without a password",
  hint: unpackFirst,
};
const NESTED: Issue = {
  code: "nested-archive",
  message: "An archive inside an archive is not unpacked.",
  found: "a zip in a zip",
  expected: "result files",
  hint: "Unpack the inner archive and drop its folder.",
};
const OFFICE: Issue = {
  code: "office-document",
  message: "This is an office document, not an archive of results.",
  found: "a workbook or a text document",
  expected: "result files, or a table as CSV",
  hint: "Save the sheet as CSV and drop that.",
};
const EMPTY: Issue = {
  code: "empty-archive",
  message: "The archive holds no files.",
  found: "no files",
  expected: "result files",
};

const damaged = (error: unknown): Issue => ({
  code: "damaged-archive",
  message: "The archive is damaged here.",
  found: error instanceof Error ? error.message.slice(0, 120) : "an error",
  expected: "a whole zip file",
  hint: "Make the archive anew, or drop the folder itself.",
});
