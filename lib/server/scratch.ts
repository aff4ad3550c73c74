// Room for one upload outside memory. The file is unlinked as soon as it is open, so that nothing,
// not even a kill -9, leaves one behind.
import "server-only";
import { randomUUID } from "node:crypto";
import { open, rm, statfs, type FileHandle } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { env } from "./env";
import { Refusal } from "./refusal";

const ALWAYS_FREE = 2 ** 30;

async function free(path: string): Promise<number> {
  try {
    const { bavail, bsize } = await statfs(path);
    return bavail * bsize;
  } catch {
    // A data directory that is not there yet, or a file system that does not say.
    return Number.POSITIVE_INFINITY;
  }
}

/** Refuses while there is still room to say so: PostgreSQL panics when its log cannot grow. @throws Refusal `disk-full` */
export async function refuseWhenFull(bytes: number): Promise<void> {
  const needed = Math.max(ALWAYS_FREE, 5 * bytes);
  const least = Math.min(await free(tmpdir()), await free(env().dataDir));
  if (least >= needed) return;
  throw new Refusal("disk-full", "There is too little free space on this computer to take in a file.", {
    retryAfter: 60,
  });
}

/** Runs `work` with an empty file of its own, which is gone afterwards. */
export async function withScratch<T>(work: (file: FileHandle) => Promise<T>): Promise<T> {
  const path = join(tmpdir(), `bareline-${randomUUID()}`);
  const file = await open(path, "wx+", 0o600);
  // Windows may refuse to unlink an open file: then at the end.
  const gone = await rm(path).then(
    () => true,
    () => false,
  );
  try {
    return await work(file);
  } finally {
    await file.close();
    if (!gone) await rm(path, { force: true });
  }
}
