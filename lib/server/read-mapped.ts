import "server-only";
import { createHash } from "node:crypto";
import type { Source } from "../core/formats/format";
import { tableIn } from "../core/formats/table";
import { type Mapped, mappingRows } from "../core/mapping/map-table";
import type { Mapping } from "../core/mapping/mapping";
import { type UnknownTable, unknownTable } from "../core/mapping/unknown-table";
import type { Issue, Outcome } from "../core/outcome";
import { inTurns } from "./in-turns";

/** Why a file that no format owns is refused; a table among them may be mapped instead. */
const UNOWNED: readonly string[] = ["unknown-format", "known-not-read"];

/** A file through a mapping, whatever else it may be. */
export async function mapSource(source: Source, mapping: Mapping): Promise<Outcome<Mapped>> {
  const table = await inTurns(tableIn(source));
  return table.ok ? inTurns(mappingRows(table.value, mapping)) : table;
}

/** The table in a file that no format owns, or what is wrong with it; `null` when it is none, or is owned. */
export async function unownedTable(source: Source, errors: readonly Issue[]): Promise<UnknownTable | Issue | null> {
  const [reason] = errors;
  if (!reason || !UNOWNED.includes(reason.code)) return null;
  const table = await inTurns(tableIn(source));
  if (table.ok) return unknownTable(table.value, reason, sha256);
  const [flaw] = table.errors;
  return flaw && flaw.code !== "not-a-table" ? flaw : null;
}

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
