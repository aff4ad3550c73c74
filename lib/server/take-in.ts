// A body becomes files that are read: landed outside memory, unpacked, an archive entry by entry.
import "server-only";
import type { FileHandle } from "node:fs/promises";
import type { Mapping } from "../core/mapping/mapping";
import { excerpt } from "../core/outcome";
import type { Grade } from "../core/evidence/grade";
import type { Environment } from "../core/run/environment";
import { type Packed, isZip, packedFiles } from "./archive";
import { placeInside } from "./archive-in-batch";
import { SEVERAL } from "./archive-faults";
import { SMALL_BYTES, gate } from "./gate";
import { machinesFirst } from "./machines-first";
import { filePart } from "./multipart";
import { PackedPieces } from "./packed-pieces";
import { withPathEvidence } from "./path-evidence";
import { type Landed, type ReadUpload, land, readLanded } from "./read-upload";
import { receivedBody } from "./received-body";
import { Refusal, fault } from "./refusal";
import { refuseWhenFull, withScratch } from "./scratch";
import { shownName } from "./shown-name";
import { storableText } from "./storable";
import { unpacked } from "./unpacked";
import type { BatchPlace } from "./upload-batches";

export interface Upload {
  filename: string | null;
  stream: ReadableStream<Uint8Array> | null;
  declared: Partial<Environment>;
  /** From Content-Length; `null`: not announced. */
  contentLength: number | null;
  /** From Content-Encoding. */
  encoding: string | null;
  /** From Content-Type: multipart/form-data is taken apart, anything else is the file itself. */
  contentType?: string | null;
  /** How a file of no format is read: the id of a kept mapping, or the mapping as JSON. */
  mapping?: string | undefined;
  /** Ids of the files of the machine that stand beside it. */
  environmentFiles?: readonly string[] | undefined;
  /** The batch that is told what became of the file. */
  batch?: BatchPlace | null;
  /** For the runs we ship: what they are graded and where their figures come from. */
  shipped?: { grade: Grade; source: string };
}

/** A name to show, never a path; packed files are kept unpacked. */
export function shownFilename(given: string | null): string {
  const last =
    storableText(given ?? "")
      .split(/[/\\]/)
      .at(-1) ?? "";
  const name = excerpt(shownName(last.replace(/\.gz$/i, "").trim()), 200);
  return /^\.*$/.test(name) ? "upload" : name;
}

/** A body whose length nobody announced is small until it is not. */
async function* watched(body: AsyncIterable<Uint8Array>, grow: () => void): AsyncGenerator<Uint8Array> {
  let total = 0;
  for await (const chunk of body) {
    total += chunk.byteLength;
    if (total > SMALL_BYTES) grow();
    yield chunk;
  }
}

async function landed(upload: Upload, file: FileHandle, grow: () => void): Promise<Landed & { filename: string }> {
  const body = watched(receivedBody(upload.stream, upload.contentLength), grow);
  const type = upload.contentType ?? "";
  if (!/^multipart\/form-data\b/i.test(type)) {
    const arrived = await land(unpacked(body, upload.encoding), file);
    return { ...arrived, filename: shownFilename(upload.filename) };
  }
  const part = await filePart(body, type);
  const arrived = await land(unpacked(part.bytes, upload.encoding), file);
  return { ...arrived, filename: shownFilename(upload.filename ?? part.filename) };
}

/** A file that is there to be read, with the name it is shown by, and its path where it came with others. */
export interface Arrived extends Landed {
  filename: string;
  path: string;
  /** Where its batch is told of it. */
  place: BatchPlace | null;
  inArchive: boolean;
}
export type Work<T> = (arrived: Arrived, read: ReadUpload, pieces: PackedPieces) => Promise<T>;

/** How a file is read: whether it is packed to be stored, and through which mapping. */
interface Way {
  pack: boolean;
  mapping: Mapping | null;
}

/** What became of one file of an archive. */
export type Item<T> = { path: string } & ({ value: T } | { refusal: Refusal });

/** Who is told of an archive of several files: once it is open, and of each file in it that is refused. */
interface Told {
  opened?: (paths: string[]) => Promise<void>;
  refused?: (path: string, refusal: Refusal) => Promise<void>;
}

/** Takes one file in and hands it on read. @throws Refusal, also for an archive of several files */
export async function withRead<T>(upload: Upload, pack: boolean, mapping: Mapping | null, work: Work<T>): Promise<T> {
  const opened = async () => {
    throw fault("unusable", SEVERAL);
  };
  const taken = await withEach(upload, { pack, mapping }, work, { opened });
  if ("one" in taken) return taken.one;
  throw fault("unusable", SEVERAL);
}

/**
 * Takes one file in, or an archive of files, and hands each on read, those that describe machines first. Of an archive
 * with one file in it, that file.
 */
export async function withEach<T>(
  upload: Upload,
  way: Way,
  work: Work<T>,
  { opened, refused }: Told = {},
): Promise<{ one: T; path: string } | { items: Item<T>[] }> {
  const announced = upload.contentLength;
  const batch = upload.batch ?? null;
  return gate().admit((announced ?? 0) > SMALL_BYTES ? "large" : "small", async (grow) => {
    await refuseWhenFull(announced ?? 0);
    return withScratch(async (file) => {
      const arrived = await landed(upload, file, grow);
      if (!(await isZip(file))) {
        const path = batch?.path ?? arrived.filename;
        const named = { ...arrived, path, place: batch, inArchive: false };
        return gate().read(async () => ({ one: await readOne(upload, way, file, named, work), path }));
      }
      const files = await packedFiles(file, arrived.bytes);
      const readPacked = (packed: Packed, place: BatchPlace | null): Promise<T> =>
        withUnpacked(packed, (inner, entry) => {
          const { path } = packed;
          const named = { ...entry, filename: shownFilename(path), path, place, inArchive: true };
          return readOne(upload, way, inner, named, work);
        });
      const [only] = files;
      if (only && files.length === 1) return { one: await readPacked(only, batch), path: only.path };
      await opened?.(files.map(({ path }) => path));
      const items = new Map<Packed, Item<T>>();
      const order = way.mapping
        ? files
        : await machinesFirst(files, (packed, look) => withUnpacked(packed, (inner, { bytes }) => look(inner, bytes)));
      for (const packed of order) {
        const item = await itemOf<T>(packed.path, () => readPacked(packed, batch && placeInside(batch, packed.path)));
        if ("refusal" in item) await refused?.(item.path, item.refusal);
        items.set(packed, item);
      }
      return { items: files.flatMap((packed) => items.get(packed) ?? []) };
    });
  });
}

/** Unpacks one file of an archive when a reader is free. */
function withUnpacked<T>(packed: Packed, work: (file: FileHandle, entry: Landed) => Promise<T>): Promise<T> {
  return gate().read(() => withScratch(async (file) => work(file, await packed.unpack(file))));
}

async function itemOf<T>(path: string, work: () => Promise<T>): Promise<Item<T>> {
  try {
    return { path, value: await work() };
  } catch (error) {
    // Of what is too large there is no more to come; what we or the world did wrong is not the file's fault.
    if (error instanceof Refusal && (error.code === "unusable" || error.code === "not-text")) {
      return { path, refusal: error };
    }
    throw error;
  }
}

async function readOne<T>(
  upload: Upload,
  { pack, mapping }: Way,
  file: FileHandle,
  arrived: Arrived,
  work: Work<T>,
): Promise<T> {
  return withScratch(async (aside) => {
    const pieces = new PackedPieces(aside);
    const choice = { system: upload.declared.system, mayChoose: !pack, mapping };
    const read = await readLanded(file, arrived.bytes, pack ? pieces : null, choice);
    return work(arrived, withPathEvidence(read, arrived.path), pieces);
  });
}
