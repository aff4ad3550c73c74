// A cell of CSV (RFC 4180) becomes text only when somebody asks.

export const QUOTE = 34;

/** Longer cells do not repeat. */
const REMEMBERED = 256;

/** Cells repeat from row to row: the text of the same bytes is made once. */
export function cellText(): (bytes: Uint8Array, from: number, to: number) => string {
  const decoder = new TextDecoder("utf-8");
  const known = new Map<number, { bytes: Uint8Array; text: string }>();
  const decoded = (cut: Uint8Array): string => {
    const quoted = cut[0] === QUOTE;
    const end = quoted ? cut.lastIndexOf(QUOTE) : cut.length;
    const raw = decoder.decode(cut.subarray(quoted ? 1 : 0, end));
    return quoted ? raw.replaceAll('""', '"') : raw;
  };
  return (bytes, from, to) => {
    if (from === to) return "";
    if (to - from >= REMEMBERED) return decoded(bytes.subarray(from, to));
    let hash = 0x811c9dc5;
    for (let i = from; i < to; i++) hash = Math.imul(hash ^ (bytes[i] as number), 0x01000193);
    const found = known.get(hash);
    if (found && same(found.bytes, bytes, from, to)) return found.text;
    const cut = bytes.slice(from, to);
    const text = decoded(cut);
    if (known.size >= 20_000) known.clear();
    known.set(hash, { bytes: cut, text });
    return text;
  };
}

function same(a: Uint8Array, b: Uint8Array, from: number, to: number): boolean {
  if (a.length !== to - from) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[from + i]) return false;
  return true;
}
