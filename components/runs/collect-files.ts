import type { Refused } from "./upload-answer";
import { MAX_SENT } from "@/lib/core/formats/upload-limits";

/** A file as somebody dropped it, with the folder it came from: the folder's name is a hint, never more. */
export interface Dropped {
  file: File;
  /** `bare-metal/run1.json`, or the bare name. */
  path: string;
  /** Why it is not even sent. */
  refused?: Refused;
}

/** More than anybody reviews by hand; a wrong folder (a home directory) stops here. */
export const MAX_FILES = 1000;

/** A browser lists a folder in any order; people count 2 before 10. */
const ORDER = new Intl.Collator("en", { numeric: true });
export const inOrder = (a: string, b: string) => ORDER.compare(a, b);

const isHidden = (path: string) => path.split("/").some((part) => part.startsWith("."));

export function fromList(list: FileList | readonly File[]): Dropped[] {
  return Array.from(list, (file) => ({ file, path: file.webkitRelativePath || file.name }))
    .filter(({ path }) => !isHidden(path))
    .sort((a, b) => inOrder(a.path, b.path));
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((ok, fail) => entry.file(ok, fail));
}

/** A directory reader answers in pieces of a hundred and says it is done with an empty one. */
async function entriesOf(directory: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = directory.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const piece = await new Promise<FileSystemEntry[]>((ok, fail) => reader.readEntries(ok, fail));
    if (piece.length === 0) return all;
    all.push(...piece);
  }
}

/** One file more than is taken shows that some were left off. */
async function walk(entry: FileSystemEntry, found: Dropped[]): Promise<void> {
  if (found.length > MAX_FILES || entry.name.startsWith(".")) return;
  if (entry.isFile) {
    const file = await fileOf(entry as FileSystemFileEntry);
    found.push({ file, path: entry.fullPath.replace(/^\//, "") });
    return;
  }
  const children = await entriesOf(entry as FileSystemDirectoryEntry);
  children.sort((a, b) => inOrder(a.name, b.name));
  for (const child of children) await walk(child, found);
}

/** Everything that was dropped or pasted, folders walked. The list is read at once: it empties when the event ends. */
export async function fromTransfer(transfer: DataTransfer): Promise<Dropped[]> {
  const entries = Array.from(transfer.items, (item) => (item.kind === "file" ? item.webkitGetAsEntry() : null));
  const plain = fromList(transfer.files);
  if (!entries.some((e) => e?.isDirectory)) return plain;
  const found: Dropped[] = [];
  for (const entry of entries) if (entry) await walk(entry, found);
  return found;
}

/** A file with its refusal when the server would not take it: it is not even sent. */
export function checked(dropped: Dropped): Dropped {
  const { size } = dropped.file;
  if (dropped.refused || size <= MAX_SENT) return dropped;
  const error = {
    code: "too-large",
    message: "The file is larger than one upload may be.",
    at: "size",
    found: `${Math.ceil(size / 1e6)} MB`,
    expected: `at most ${MAX_SENT / 1e6} MB`,
    hint: "Pack it with gzip, or save a shorter run.",
  };
  return { ...dropped, refused: { title: "Too large", detail: error.message, errors: [error], more: 0, lost: false } };
}
