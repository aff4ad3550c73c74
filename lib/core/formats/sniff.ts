import type { Issue } from "../outcome";

type Signs = { kind: "undecided" } | { kind: "refused"; issue: Issue } | { kind: "json" | "text"; bom: boolean };

const ARCHIVES: readonly { magic: readonly number[]; name: string; hint: string }[] = [
  { magic: [0x1f, 0x8b], name: "gzip", hint: "Unpack it, or send it with Content-Encoding: gzip." },
  { magic: [0x50, 0x4b, 3, 4], name: "zip", hint: "Unpack it and upload the files inside." },
  { magic: [0x28, 0xb5, 0x2f, 0xfd], name: "zstd", hint: "Unpack it first." },
  { magic: [0xfd, 0x37, 0x7a, 0x58], name: "xz", hint: "Unpack it first." },
  { magic: [0x42, 0x5a, 0x68], name: "bzip2", hint: "Unpack it first." },
  { magic: [0x25, 0x50, 0x44, 0x46], name: "PDF", hint: "Upload the text or JSON the benchmark printed." },
];

/** What the first bytes of a file say. `last`: no more will come. */
export function sniff(bytes: Uint8Array, last: boolean): Signs {
  if (bytes.length < 4 && !last) return { kind: "undecided" };
  const archive = ARCHIVES.find((a) => a.magic.every((byte, i) => bytes[i] === byte));
  if (archive)
    return refusal("not-text", `The file is packed (${archive.name}).`, `a ${archive.name} file`, archive.hint);
  const [a, b, c, d] = bytes;
  const utf16 = (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff);
  const wide =
    bytes.length >= 4 && ((a !== 0 && b === 0 && c !== 0 && d === 0) || (a === 0 && b !== 0 && c === 0 && d !== 0));
  if (utf16 || wide)
    return refusal(
      "utf-16",
      "The file is UTF-16 text.",
      "UTF-16",
      "Save it as UTF-8 (in PowerShell: | Out-File -Encoding utf8).",
    );
  const bom = a === 0xef && b === 0xbb && c === 0xbf;
  for (let i = bom ? 3 : 0; i < bytes.length; i++) {
    const byte = bytes[i];
    if (byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09) continue;
    return { kind: byte === 0x7b || byte === 0x5b ? "json" : "text", bom };
  }
  if (!last) return { kind: "undecided" };
  return refusal(
    "empty",
    "The file is empty.",
    bytes.length === 0 ? "no bytes" : "blanks only",
    "Run the benchmark again and keep what it prints.",
  );
}

function refusal(code: string, message: string, found: string, hint: string): Signs {
  return { kind: "refused", issue: { code, message, at: "byte 1", found, expected: "UTF-8 text or JSON", hint } };
}
