// A cursor is the last row's instant and id: stable while rows come and go, unlike an offset.
import "server-only";
import { type Refusal, fault } from "./refusal";

export interface Position {
  at: Date;
  id: string;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Ids are looked up only when they could exist: an object, a list or a word is as unknown as a wrong id. */
export function isId(id: unknown): id is string {
  return typeof id === "string" && UUID.test(id);
}

export function toCursor({ at, id }: Position): string {
  return Buffer.from(`${at.getTime()}.${id}`).toString("base64url");
}

export function noSuchCursor(found: string): Refusal {
  return fault("bad-request", {
    code: "bad-cursor",
    message: "This cursor is not one that a list gave.",
    at: "cursor",
    found,
    expected: "the nextCursor of the page before",
    hint: "Begin again without a cursor.",
  });
}

/** @throws Refusal `bad-request` */
export function fromCursor(cursor: string): Position {
  const [millis = "", id = ""] = Buffer.from(cursor, "base64url").toString("latin1").split(".");
  const at = new Date(/^\d{1,15}$/.test(millis) ? Number(millis) : Number.NaN);
  if (!isId(id) || Number.isNaN(at.getTime())) {
    throw noSuchCursor(cursor);
  }
  return { at, id };
}

/** The cursor of a page's address: one that no list gave shows the first page. */
export function cursorOf(given: string | string[] | undefined): string | undefined {
  if (typeof given !== "string") return undefined;
  try {
    fromCursor(given);
    return given;
  } catch {
    return undefined;
  }
}

export interface Paged<T> {
  items: T[];
  nextCursor: string | null;
}

/** A page of a list that is here as a whole; its cursor is the last entry's id. @throws Refusal `bad-request` */
export function pageOf<T extends { id: string }>(
  all: readonly T[],
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Paged<T> {
  const before = cursor === undefined ? -1 : all.findIndex(({ id }) => id === cursor);
  if (cursor !== undefined && before < 0) throw noSuchCursor(cursor);
  const items = all.slice(before + 1, before + 1 + limit);
  const more = before + 1 + limit < all.length;
  return { items, nextCursor: more ? (items.at(-1)?.id ?? null) : null };
}

/** Rows fetched one beyond the limit, as a page: the extra row says only that there is more. */
export function paged<R, T>(rows: R[], limit: number, position: (row: R) => Position, shown: (row: R) => T): Paged<T> {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { items: page.map(shown), nextCursor: rows.length > limit && last ? toCursor(position(last)) : null };
}
