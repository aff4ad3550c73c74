// A file system may write or read less than it was asked to, and says so only by a number.
import "server-only";

/** What of a file is used here. */
interface Writer {
  write(from: Uint8Array, offset: number, length: number, at: number): Promise<{ bytesWritten: number }>;
}
interface Reader {
  read(into: Uint8Array, offset: number, length: number, at: number): Promise<{ bytesRead: number }>;
}

/** Writes every byte at a place in a file. @throws when the file takes no more */
export async function writeWhole(file: Writer, bytes: Uint8Array, at: number): Promise<void> {
  for (let done = 0; done < bytes.byteLength; ) {
    const { bytesWritten } = await file.write(bytes, done, bytes.byteLength - done, at + done);
    if (bytesWritten === 0) throw new Error(`the file took ${done} of ${bytes.byteLength} bytes`);
    done += bytesWritten;
  }
}

/** Fills the bytes from a place in a file. @throws when the file ends sooner */
export async function readWhole(file: Reader, into: Uint8Array, at: number): Promise<void> {
  for (let done = 0; done < into.byteLength; ) {
    const { bytesRead } = await file.read(into, done, into.byteLength - done, at + done);
    if (bytesRead === 0) throw new Error(`the file gave ${done} of ${into.byteLength} bytes`);
    done += bytesRead;
  }
}
