// RFC 7578, one part deep: exactly one file, streamed. `Request.formData()` would hold 200 MB in memory.
import "server-only";
import { Refusal } from "./refusal";

type Bytes = AsyncIterable<Uint8Array>;

const MAX_HEAD = 16 * 1024;
const CRLF2 = Buffer.from("\r\n\r\n");

export interface FilePart {
  filename: string | null;
  bytes: AsyncGenerator<Uint8Array>;
}

function wrong(message: string): Refusal {
  return new Refusal("bad-request", message, {
    errors: [
      {
        code: "multipart",
        message,
        at: "body",
        expected: 'multipart/form-data with exactly one part named "file"',
        hint: "Send one file in a request, or the file's bytes as the body itself.",
      },
    ],
  });
}

export function boundaryOf(contentType: string): string {
  const [, quoted, plain] = /;\s*boundary=(?:"([^"\r\n]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType) ?? [];
  const boundary = quoted ?? plain;
  if (!boundary) throw wrong("The multipart body has no boundary in its Content-Type.");
  return boundary;
}

/** A part's name and file name, from its headers. */
function disposition(head: string): { name: string; filename: string | null } {
  const line = head.split("\r\n").find((l) => /^content-disposition:/i.test(l)) ?? "";
  const field = (key: string) => new RegExp(`;\\s*${key}="((?:[^"\\\\]|\\\\.)*)"`, "i").exec(line)?.[1];
  // Browsers send the name's UTF-8 bytes as they are, with quotes and line ends percent-encoded.
  const text = (raw: string) => Buffer.from(raw, "latin1").toString("utf8").replace(/\\(.)/g, "$1");
  const filename = field("filename");
  return { name: field("name") ?? "", filename: filename === undefined ? null : text(filename).replaceAll("%22", '"') };
}

/** What has arrived and is not yet handed on. */
class Window {
  held: Buffer = Buffer.alloc(0);
  readonly #source: AsyncIterator<Uint8Array>;

  constructor(source: Bytes) {
    this.#source = source[Symbol.asyncIterator]();
  }

  async more(): Promise<boolean> {
    const next = await this.#source.next();
    if (next.done) return false;
    this.held = this.held.length === 0 ? Buffer.from(next.value) : Buffer.concat([this.held, next.value]);
    return true;
  }

  take(length: number): Buffer {
    const taken = this.held.subarray(0, length);
    this.held = this.held.subarray(length);
    return taken;
  }

  async atLeast(length: number): Promise<void> {
    while (this.held.length < length) if (!(await this.more())) throw wrong("The multipart body ends too early.");
  }

  async drain(): Promise<void> {
    do this.held = Buffer.alloc(0);
    while (await this.more());
  }

  async close(): Promise<void> {
    await this.#source.return?.();
  }
}

async function headOf(window: Window): Promise<string> {
  for (;;) {
    const end = window.held.indexOf(CRLF2);
    if (end >= 0 && end <= MAX_HEAD) {
      const head = window.take(end).toString("latin1");
      window.take(CRLF2.length);
      return head;
    }
    if (window.held.length > MAX_HEAD) throw wrong("A part's headers are longer than 16 KB.");
    if (!(await window.more())) throw wrong("The multipart body ends within a part's headers.");
  }
}

/** The bytes up to the next delimiter; after it only the closing dashes may stand. */
async function* contentOf(window: Window, delimiter: Buffer): AsyncGenerator<Uint8Array> {
  try {
    for (;;) {
      const end = window.held.indexOf(delimiter);
      if (end >= 0) {
        if (end > 0) yield window.take(end);
        window.take(delimiter.length);
        break;
      }
      // The tail may be the beginning of a delimiter.
      const sure = window.held.length - delimiter.length + 1;
      if (sure > 0) yield window.take(sure);
      if (!(await window.more())) throw wrong("The multipart body ends within the file.");
    }
    await window.atLeast(2);
    if (window.take(2).toString("latin1") !== "--") throw wrong("The multipart body holds more than one part.");
    await window.drain();
  } finally {
    await window.close();
  }
}

/** The one file of a multipart body. Read `bytes` to its end, or return it. @throws Refusal `bad-request` */
export async function filePart(source: Bytes, contentType: string): Promise<FilePart> {
  const dashes = Buffer.from(`--${boundaryOf(contentType)}`, "latin1");
  const window = new Window(source);
  try {
    await window.atLeast(dashes.length + 2);
    if (!window.take(dashes.length).equals(dashes) || window.take(2).toString("latin1") !== "\r\n") {
      throw wrong("The multipart body does not begin with its boundary.");
    }
    const { name, filename } = disposition(await headOf(window));
    if (name !== "file") throw wrong(`The part is named "${name}".`);
    return { filename, bytes: contentOf(window, Buffer.concat([Buffer.from("\r\n"), dashes])) };
  } catch (error) {
    await window.close();
    throw error;
  }
}
