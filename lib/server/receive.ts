// An upload of one file or of an archive: each file in it is stored, or read, by itself, and answered by itself.
import "server-only";
import type { Said } from "../core/run/detected";
import type { Owner } from "./access";
import { expectInside, placeInside } from "./archive-in-batch";
import { type NewEnvironmentFile, storeEnvironment } from "./environment-files";
import { filesBeside } from "./files-beside";
import { type FilesBeside, type Preview, type Stored, besideOf, previewing, storing } from "./ingest";
import { Refusal } from "./refusal";
import { problemBody } from "./respond";
import { type Item, type Upload, type Work, withEach } from "./take-in";
import { inBatch, recordRefusal } from "./upload-batches";

type Outcome = { run: Stored } | { environment: NewEnvironmentFile } | { preview: Preview };

type ArchiveItem = { path: string; status: "created" | "known" | "read" | "refused" } & (
  | Outcome
  | { problem: ReturnType<typeof problemBody> }
);
interface ArchiveAnswer {
  archive: { entries: number; created: number; known: number; refused: number };
  items: ArchiveItem[];
}

/** What a file of a machine says, and where in its archive it lies. */
type Machine<T> = { path: string; says: T };

/** Stores what a body holds. @throws Refusal, also when no file of an archive can be used */
export async function receive(owner: Owner, upload: Upload): Promise<Stored | ArchiveAnswer> {
  const { batch } = upload;
  const taken = await inBatch(owner, batch, async () => {
    const { mapping, files } = await besideOf(owner, upload);
    const machines: Machine<FilesBeside[number]>[] = [];
    const store = storing(owner, upload, (path) => [...files, ...besideIn(machines, path)]);
    const work: Work<Outcome> = async (arrived, read, pieces) => {
      const isMachine = arrived.inArchive && read.format.kind === "environment";
      if (!isMachine) return { run: await store(arrived, read, pieces) };
      const environment = await storeEnvironment(owner, arrived, read, pieces);
      for (const says of await filesBeside(owner, [environment.id])) machines.push({ path: arrived.path, says });
      return { environment };
    };
    return withEach(upload, { pack: true, mapping }, work, {
      opened: async (paths) => (batch ? expectInside(owner, batch, paths) : undefined),
      refused: async (path, refusal) => (batch ? recordRefusal(owner, placeInside(batch, path), refusal) : undefined),
    });
  });
  if ("items" in taken) return answer(taken.items);
  return "run" in taken.one ? taken.one.run : answer([{ path: taken.path, value: taken.one }]);
}

/** Says what would be stored of a body. @throws Refusal, also when no file of an archive can be used */
export async function receivePreview(owner: Owner, upload: Upload): Promise<Preview | ArchiveAnswer> {
  const { mapping, files } = await besideOf(owner, upload);
  const machines: Machine<Said>[] = [];
  const look = previewing(owner, upload, (path) => [...files, ...besideIn(machines, path)]);
  const work: Work<{ preview: Preview }> = async (arrived, read, pieces) => {
    const preview = await look(arrived, read, pieces);
    const { kind, environment, evidence, filename } = preview;
    if (kind === "environment") machines.push({ path: arrived.path, says: { environment, evidence, file: filename } });
    return { preview };
  };
  const taken = await withEach(upload, { pack: false, mapping }, work);
  return "items" in taken ? answer(taken.items) : taken.one.preview;
}

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf("/") + 1);

/** Of the files of machines those in the folder of a run, or in one above it. */
function besideIn<T>(machines: readonly Machine<T>[], path: string): T[] {
  return machines.flatMap((machine) => (path.startsWith(folderOf(machine.path)) ? [machine.says] : []));
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
