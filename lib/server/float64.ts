import "server-only";
import { endianness } from "node:os";

const BYTES = Float64Array.BYTES_PER_ELEMENT;
const isLittle = endianness() === "LE";

/** Samples as little-endian float64, sharing memory where the machine allows. */
export function toBytes(values: Float64Array): Buffer {
  const view = Buffer.from(values.buffer, values.byteOffset, values.byteLength);
  return isLittle ? view : Buffer.from(view).swap64();
}

/** Always a copy: a view needs an offset that is a multiple of eight, and a driver's buffer has any. */
export function fromBytes(bytes: Uint8Array): Float64Array {
  const copy = Buffer.from(new ArrayBuffer(bytes.byteLength - (bytes.byteLength % BYTES)));
  copy.set(bytes.subarray(0, copy.byteLength));
  if (!isLittle) copy.swap64();
  return new Float64Array(copy.buffer, 0, copy.byteLength / BYTES);
}
