// An upload of one file or of an archive: each file in it is stored, or read, by itself, and answered by itself.
import "server-only";
import type { Owner } from "./access";
import type { Packed } from "./archive";
import { type NewEnvironmentFile, storeEnvironment } from "./environment-files";
import { filesBeside } from "./files-beside";
import { type FilesBeside, type Preview, type Stored, besideOf, previewing, storing } from "./ingest";
import { Refusal } from "./refusal";
import { problemBody } from "./respond";
import { type Item, type Upload, type Work, withEach } from "./take-in";
import { inBatch } from "./upload-batches";

type Outcome = { run: Stored } | { environment: NewEnvironmentFile } | { preview: Preview };

export type ArchiveItem = { path: string; status: "created" | "known" | "read" | "refused" } & (
  | Outcome
  | { problem: ReturnType<typeof problemBody> }
);
export interface ArchiveAnswer {
  archive: { entries: number; created: number; known: number; refused: number };
  items: ArchiveItem[];
}

/** Files that describe a machine are short. */
const MACHINE_BYTES = 2 ** 20;

/** Stores what a body holds. @throws Refusal, also when no file of an archive can be used */
export async function receive(owner: Owner, upload: Upload): Promise<Stored | ArchiveAnswer> {
  return inBatch(owner, upload.batch, async () => {
    const { mapping, files } = await besideOf(owner, upload);
    const machines = new Map<string, NewEnvironmentFile>();
    const besidePath = new Map<string, FilesBeside>();
    const store = storing(owner, upload, (path) => [...files, ...besideIn(besidePath, path)]);
    const work: Work<Outcome> = async (arrived, read, pieces) => {
      const machine = machines.get(arrived.path);
      if (machine) return { environment: machine };
      return { run: await store(arrived, read, pieces) };
    };
    const taken = await withEach(upload, { pack: true, mapping }, work, async (packed, read) => {
      if (mapping) return;
      for (const { path, stored } of await machinesIn(owner, upload, packed, read)) {
        machines.set(path, stored);
        besidePath.set(path, await filesBeside(owner, [stored.id]));
      }
    });
    if ("items" in taken) return answer(taken.items);
    if ("run" in taken.one) return taken.one.run;
    throw new Error("a single file was stored as something else than a run");
  });
}

/** Says what would be stored of a body. @throws Refusal, also when no file of an archive can be used */
export async function receivePreview(owner: Owner, upload: Upload): Promise<Preview | ArchiveAnswer> {
  const { mapping, files } = await besideOf(owner, upload);
  const read = previewing(owner, upload, files);
  const taken = await withEach<{ preview: Preview }>(upload, { pack: false, mapping }, async (...file) => ({
    preview: await read(...file),
  }));
  return "items" in taken ? answer(taken.items) : taken.one.preview;
}

/** The files of an archive that describe machines are stored first, so that the runs beside them can name them. */
async function machinesIn(
  owner: Owner,
  upload: Upload,
  packed: readonly Packed[],
  read: (file: Packed, work: Work<Outcome | null>) => Promise<Outcome | null>,
): Promise<{ path: string; stored: NewEnvironmentFile }[]> {
  const found: { path: string; stored: NewEnvironmentFile }[] = [];
  for (const file of packed) {
    if (file.announced > MACHINE_BYTES) continue;
    const outcome = await read(file, async (arrived, upTo, pieces) =>
      upTo.format.kind === "environment"
        ? { environment: await storeEnvironment(owner, { batch: null }, arrived, upTo, pieces) }
        : null,
    ).catch(onlyFiles);
    if (outcome && "environment" in outcome) found.push({ path: file.path, stored: outcome.environment });
  }
  return found;
}

/** What is wrong with a file is said when its turn comes. */
function onlyFiles(error: unknown): null {
  if (error instanceof Refusal && (error.code === "unusable" || error.code === "not-text")) return null;
  throw error;
}

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf("/") + 1);

/** Of the files of machines those in the folder of a run, or in one above it. */
function besideIn(machines: ReadonlyMap<string, FilesBeside>, path: string): FilesBeside {
  return [...machines].flatMap(([machine, files]) => (path.startsWith(folderOf(machine)) ? files : []));
}

function statusOf(outcome: Outcome): ArchiveItem["status"] {
  if ("preview" in outcome) return "read";
  const { created } = "run" in outcome ? outcome.run : outcome.environment;
  return created ? "created" : "known";
}

function answer(items: readonly Item<Outcome>[]): ArchiveAnswer {
  const shown = items.map(
    (item): ArchiveItem =>
      "value" in item
        ? { path: item.path, status: statusOf(item.value), ...item.value }
        : { path: item.path, status: "refused", problem: problemBody(item.refusal) },
  );
  const count = (status: ArchiveItem["status"]) => shown.filter((item) => item.status === status).length;
  if (count("refused") === shown.length) throw noneUsable(items);
  const archive = {
    entries: shown.length,
    created: count("created"),
    known: count("known"),
    refused: count("refused"),
  };
  return { archive, items: shown };
}

function noneUsable(items: readonly Item<Outcome>[]): Refusal {
  const errors = items.flatMap((item) => {
    if (!("refusal" in item)) return [];
    const { refusal, path } = item;
    const [first] = refusal.errors;
    return { ...(first ?? { code: refusal.code, message: refusal.message }), at: path };
  });
  return new Refusal("unusable", `None of the ${items.length} files in the archive can be used.`, { errors });
}
