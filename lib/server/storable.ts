// PostgreSQL text refuses U+0000 (22021) and silently alters lone surrogates: both become U+FFFD before they get there.
import "server-only";

export function storableText(text: string): string {
  return text.toWellFormed().replaceAll("\u0000", "\ufffd");
}

/** JSON text for a json or jsonb parameter. NaN and infinities are null. */
export function storableJson(value: unknown): string {
  return JSON.stringify(value).replace(/\\(u0000|ud[89a-f][0-9a-f]{2}|[^])/gi, (whole, escape: string) =>
    escape.length > 1 ? "\\ufffd" : whole,
  );
}

/** Whether PostgreSQL gives every text in it back as it was. */
export function isStorable(value: unknown): boolean {
  return storableJson(value) === JSON.stringify(value);
}
