// The files of an archive that describe machines go first, so that the runs beside them can name them.
import "server-only";
import type { FileHandle } from "node:fs/promises";
import type { Packed } from "./archive";
import { describesMachine } from "./read-upload";
import { Refusal } from "./refusal";

/** Files that describe a machine are short. */
const MACHINE_BYTES = 2 ** 20;

/** How an entry is unpacked to be looked at. */
type Look = (packed: Packed, look: (file: FileHandle, bytes: number) => Promise<boolean>) => Promise<boolean>;

/** The files in the order in which they are read. */
export async function machinesFirst(files: readonly Packed[], look: Look): Promise<Packed[]> {
  const machines: Packed[] = [];
  const others: Packed[] = [];
  for (const file of files) {
    const isMachine = file.announced <= MACHINE_BYTES && (await look(file, describesMachine).catch(onlyFiles));
    (isMachine ? machines : others).push(file);
  }
  return [...machines, ...others];
}

/** What is wrong with a file is said when its turn comes. */
function onlyFiles(error: unknown): false {
  if (error instanceof Refusal && (error.code === "unusable" || error.code === "not-text")) return false;
  throw error;
}
