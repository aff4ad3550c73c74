import "server-only";
import type { Owner } from "./access";
import { isId } from "./cursor";
import { db } from "./db";
import { unpackPiece } from "./packed-pieces";

export interface RunFile {
  filename: string;
  /** Of the file as it is kept. */
  bytes: number;
  /** Of the file as it was sent. */
  sha256: string;
  stream: ReadableStream<Uint8Array>;
}

/** The file of a run as it is kept: unpacked and without what was private in it, a piece at a time; `null` when there is no such run. */
export async function runFile(owner: Owner, id: unknown): Promise<RunFile | null> {
  const { workspaceId } = owner;
  if (!isId(id)) return null;
  const run = await db().run.findFirst({ where: { workspaceId, id, deletedAt: null }, include: { file: true } });
  if (!run) return null;
  const { sha256, filename } = run;
  let seq = 0;
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const piece = await db().rawChunk.findUnique({
        where: { workspaceId_sha256_seq: { workspaceId, sha256, seq: seq++ } },
      });
      if (piece) controller.enqueue(await unpackPiece(piece.gz));
      else controller.close();
    },
  });
  return { filename, bytes: Number(run.file.keptBytes ?? run.file.bytes), sha256, stream };
}

/** RFC 6266: the name in ASCII for old clients, and whole in UTF-8. */
export function attachment(filename: string): string {
  const ascii = filename.replace(/[^\w.() -]/g, "_");
  const whole = encodeURIComponent(filename.toWellFormed()).replace(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${whole}`;
}
