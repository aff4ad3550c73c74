// A zip in a scratch file, read where it lies. Sizes in its headers may lie: what comes out is counted.
import "server-only";
import { createHash } from "node:crypto";
import type { FileHandle } from "node:fs/promises";
import {
  type Entry,
  ERR_OVERLAPPING_ENTRY,
  type FileEntry,
  Reader,
  ZipReader,
  configure,
} from "@zip.js/zip.js/index-native.js";
import { MAX_ENTRIES, MAX_RATIO, MAX_UNPACKED, RATIO_FROM } from "../core/formats/upload-limits";
import { excerpt, type Issue } from "../core/outcome";
import { BOMB, EMPTY, ENCRYPTED, NESTED, OFFICE, OVERLAPPING, TOO_MANY, damaged, tooMuch } from "./archive-faults";
import type { Landed } from "./read-upload";
import { Refusal, fault } from "./refusal";
import { shownName } from "./shown-name";
import { writeWhole } from "./whole-io";

configure({ useWebWorkers: false });

const MAGIC = [0x50, 0x4b, 3, 4];
const EMPTY_MAGIC = [0x50, 0x4b, 5, 6];
const PACKED: readonly (readonly number[])[] = [
  MAGIC,
  EMPTY_MAGIC,
  [0x1f, 0x8b],
  [0x28, 0xb5, 0x2f, 0xfd],
  [0xfd, 0x37, 0x7a, 0x58],
  [0x42, 0x5a, 0x68],
  [0x37, 0x7a, 0xbc, 0xaf],
];
const LONGEST_PATH = 1000;

const begins = (head: Uint8Array, magic: readonly number[]): boolean => magic.every((byte, i) => head[i] === byte);

/** Whether a landed file is a zip, by its first bytes. */
export async function isZip(file: FileHandle): Promise<boolean> {
  const head = Buffer.alloc(4);
  await file.read(head, 0, 4, 0);
  return begins(head, MAGIC) || begins(head, EMPTY_MAGIC);
}

class ScratchReader extends Reader<FileHandle> {
  constructor(
    private readonly file: FileHandle,
    bytes: number,
  ) {
    super(file);
    this.size = bytes;
  }

  override async readUint8Array(index: number, length: number): Promise<Uint8Array> {
    const wanted = Math.max(0, Math.min(length, this.size - index));
    const bytes = new Uint8Array(wanted);
    const { bytesRead } = await this.file.read(bytes, 0, wanted, index);
    return bytes.subarray(0, bytesRead);
  }
}

/** One file of an archive. */
export interface Packed {
  /** A path to show and to learn from, never one to write to. */
  path: string;
  /** What its header says it unpacks to. */
  announced: number;
  /** Unpacks it into an empty file. @throws Refusal, `unusable` for this file alone or `too-large` for all of it */
  unpack(into: FileHandle): Promise<Landed>;
}

/** No `..`, no drive, no leading slash, one line. */
function shownPath(name: string): string {
  const parts = name
    .toWellFormed()
    .split(/[/\\]/)
    .filter((part) => !/^(?:\.{0,2}|[A-Za-z]:)$/.test(part));
  return excerpt(shownName(parts.join("/")), LONGEST_PATH);
}

/** What packers and desktops leave beside the files. */
const isNoise = (path: string): boolean =>
  path === "" || path.split("/").some((part) => part === "__MACOSX" || part === "Thumbs.db" || part.startsWith("."));

/** The files of a zip, in their order, to be unpacked one after another. @throws Refusal for an archive that is unfit as a whole */
export async function packedFiles(file: FileHandle, bytes: number): Promise<Packed[]> {
  const reader = new ZipReader(new ScratchReader(file, bytes), {
    checkSignature: true,
    checkOverlappingEntry: true,
    useWebWorkers: false,
    // A name that leads out of the archive is mended, since it is only shown; one that ends in a slash is a folder.
    normalizeFilename: (name: string) => `${shownPath(name)}${/[/\\]$/.test(name) ? "/" : ""}`,
  });
  const entries = await listed(reader);
  if (entries.length === 0) throw fault("unusable", EMPTY);
  const budget: Budget = { left: MAX_UNPACKED, packed: bytes, seen: new Map<FileEntry, number>() };
  return entries.map((entry) => ({
    path: shownPath(entry.filename),
    announced: entry.uncompressedSize,
    unpack: (into) => unpacked(entry, into, budget),
  }));
}

async function listed(reader: ZipReader<FileHandle>): Promise<FileEntry[]> {
  const entries: FileEntry[] = [];
  let announced = 0;
  let seen = 0;
  try {
    for await (const entry of reader.getEntriesGenerator() as AsyncGenerator<Entry>) {
      if (++seen > 10 * MAX_ENTRIES) throw fault("too-large", TOO_MANY);
      if (entry.filename === "[Content_Types].xml") throw fault("not-text", OFFICE);
      if (entry.directory || isNoise(shownPath(entry.filename))) continue;
      entries.push(entry);
      announced += entry.uncompressedSize;
      if (entries.length > MAX_ENTRIES) throw fault("too-large", TOO_MANY);
      if (announced > MAX_UNPACKED) throw fault("too-large", tooMuch(MAX_UNPACKED));
    }
  } catch (error) {
    throw error instanceof Refusal ? error : fault("unusable", damaged(reasonOf(error)));
  }
  return entries;
}

interface Budget {
  left: number;
  packed: number;
  /** Bytes that each file came to. */
  seen: Map<FileEntry, number>;
}

async function unpacked(entry: FileEntry, into: FileHandle, budget: Budget): Promise<Landed> {
  if (entry.encrypted) throw ofEntry(ENCRYPTED);
  const hash = createHash("sha256");
  let bytes = 0;
  const sink = new WritableStream<Uint8Array>({
    async write(chunk) {
      if (bytes === 0 && PACKED.some((magic) => begins(chunk, magic))) throw ofEntry(NESTED);
      // A file that is unpacked again costs nothing more.
      budget.left -= Math.max(0, bytes + chunk.byteLength - (budget.seen.get(entry) ?? 0));
      budget.seen.set(entry, Math.max(budget.seen.get(entry) ?? 0, bytes + chunk.byteLength));
      const total = MAX_UNPACKED - budget.left;
      if (budget.left < 0) throw fault("too-large", tooMuch(MAX_UNPACKED));
      if (total > RATIO_FROM && total > budget.packed * MAX_RATIO) throw fault("too-large", BOMB);
      hash.update(chunk);
      await writeWhole(into, chunk, bytes);
      bytes += chunk.byteLength;
    },
  });
  try {
    await entry.getData(sink, { checkSignature: true, checkOverlappingEntry: true, useWebWorkers: false });
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const reason = reasonOf(error);
    throw reason === ERR_OVERLAPPING_ENTRY ? fault("too-large", OVERLAPPING) : ofEntry(damaged(reason));
  }
  return { bytes, sha256: hash.digest("hex") };
}

const ofEntry = (issue: Issue): Refusal => fault("unusable", { ...issue, at: "line 1" });

const reasonOf = (error: unknown): string => (error instanceof Error ? excerpt(error.message, 120) : "an error");
