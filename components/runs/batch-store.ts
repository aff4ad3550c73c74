// The list of an upload as this browser keeps it, in IndexedDB: a reload or a lost connection loses nothing.
import type { Item } from "./upload-item";

/** A line without its file, which is kept apart and written once. */
export type Kept = Omit<Item, "file" | "share" | "selected" | "described">;

const NAME = "bareline-upload";
const KEPT_MS = 7 * 86_400_000;

type Stores = "batches" | "files" | "lines";

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((ok, fail) => {
    request.onsuccess = () => ok(request.result);
    request.onerror = () => fail(request.error ?? new Error("IndexedDB failed"));
  });
}

function finished(transaction: IDBTransaction): Promise<void> {
  return new Promise((ok, fail) => {
    transaction.oncomplete = () => ok();
    transaction.onabort = () => fail(transaction.error ?? new Error("IndexedDB gave up"));
  });
}

let opened: Promise<IDBDatabase> | null = null;

function open(): Promise<IDBDatabase> {
  opened ??= new Promise((ok, fail) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("batches");
      // Keys are [batch, line].
      request.result.createObjectStore("files");
      request.result.createObjectStore("lines");
    };
    request.onsuccess = () => ok(request.result);
    request.onerror = () => fail(request.error ?? new Error("IndexedDB does not open"));
    request.onblocked = () => fail(new Error("IndexedDB is blocked"));
  });
  return opened;
}

async function writing(stores: readonly Stores[], work: (of: (name: Stores) => IDBObjectStore) => void) {
  const transaction = (await open()).transaction([...stores], "readwrite");
  const end = finished(transaction);
  try {
    work((name) => transaction.objectStore(name));
  } catch (error) {
    transaction.abort();
    await end.catch(() => {});
    throw error;
  }
  await end;
}

const linesOf = (batch: string): IDBKeyRange => IDBKeyRange.bound([batch], [batch, []]);

const keptOf = ({ file: _, share: _s, selected: _t, described: _d, ...kept }: Item): Kept => kept;

/** Keeps new lines with their files. @throws DOMException `QuotaExceededError` when the browser has no room */
export const keepFiles = (batch: string, items: readonly Item[]) =>
  writing(["batches", "files", "lines"], (of) => {
    of("batches").put(Date.now(), batch);
    for (const item of items) {
      if (item.file) of("files").put(item.file, [batch, item.key]);
      of("lines").put(keptOf(item), [batch, item.key]);
    }
  });

/** Keeps what changed of lines that are there already. */
export const keepLines = (batch: string, items: readonly Item[]) =>
  writing(["lines"], (of) => {
    for (const item of items) of("lines").put(keptOf(item), [batch, item.key]);
  });

export const dropLines = (batch: string, keys: readonly string[]) =>
  writing(["files", "lines"], (of) => {
    for (const key of keys) {
      of("files").delete([batch, key]);
      of("lines").delete([batch, key]);
    }
  });

/** Forgets a batch: everything of it is saved, or nobody wants it. */
export const forgetBatch = (batch: string) =>
  writing(["batches", "files", "lines"], (of) => {
    of("batches").delete(batch);
    of("files").delete(linesOf(batch));
    of("lines").delete(linesOf(batch));
  });

/** The lines of a batch that this browser still holds, each with its file. */
export async function linesIn(batch: string): Promise<Item[]> {
  const transaction = (await open()).transaction(["files", "lines"], "readonly");
  const [files, lines] = [transaction.objectStore("files"), transaction.objectStore("lines")];
  const range = linesOf(batch);
  const [keys, blobs, kept] = await Promise.all([
    done(files.getAllKeys(range)),
    done(files.getAll(range) as IDBRequest<File[]>),
    done(lines.getAll(range) as IDBRequest<Kept[]>),
  ]);
  const byKey = new Map(keys.map((key, i) => [Array.isArray(key) ? String(key[1]) : "", blobs[i]]));
  return kept
    .map((line) => ({ ...line, file: byKey.get(line.key) ?? null, share: 0, selected: false }))
    .filter((line) => line.file !== null)
    .sort((a, b) => a.order - b.order);
}

export interface Unfinished {
  id: string;
  at: number;
  files: number;
}

/** The last batch that was begun here and not finished. Those of more than a week ago are swept away. */
export async function unfinished(): Promise<Unfinished | null> {
  const transaction = (await open()).transaction(["batches", "lines"], "readonly");
  const batches = transaction.objectStore("batches");
  const [ids, times] = await Promise.all([done(batches.getAllKeys()), done(batches.getAll() as IDBRequest<number[]>)]);
  const all = ids.map((id, i) => ({ id: String(id), at: times[i] ?? 0 })).sort((a, b) => b.at - a.at);
  const old = all.filter(({ at }) => Date.now() - at > KEPT_MS);
  for (const { id } of old) await forgetBatch(id);
  const last = all.find((batch) => !old.includes(batch));
  if (!last) return null;
  const lines = (await open()).transaction("lines", "readonly").objectStore("lines");
  const files = await done(lines.count(linesOf(last.id)));
  return files > 0 ? { ...last, files } : null;
}
