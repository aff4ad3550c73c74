// The rows that a stored run's mapping left out: its file is read once more, because they are not stored twice.
import "server-only";
import { SourceReader } from "../core/formats/source";
import { Mapping } from "../core/mapping/mapping";
import type { Owner } from "./access";
import { isId } from "./cursor";
import { db } from "./db";
import { gate } from "./gate";
import { inTurns } from "./in-turns";
import { mapSource } from "./read-mapped";
import { rejectsCsv } from "./rejects";
import { runFile } from "./run-file";
import { MAX_UNPACKED } from "../core/formats/upload-limits";

/** As CSV with reasons; `null` when there is no such run, or none that was read through a mapping. */
export async function runRejects(owner: Owner, id: unknown): Promise<{ filename: string; csv: string } | null> {
  if (!isId(id)) return null;
  const run = await db().run.findFirst({ where: { workspaceId: owner.workspaceId, id, deletedAt: null } });
  const mapping = Mapping.nullable().parse(run?.mapping ?? null);
  const file = mapping && (await runFile(owner, id));
  if (!mapping || !file) return null;
  return gate().read(async () => {
    const reader = new SourceReader({ total: MAX_UNPACKED });
    for await (const piece of file.stream) reader.write(piece);
    const source = await inTurns(reader.ending());
    const mapped = source.ok ? await mapSource(source.value, mapping) : source;
    return mapped.ok ? { filename: file.filename, csv: rejectsCsv(mapped.value) } : null;
  });
}
