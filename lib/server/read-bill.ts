// The bytes of a bill, read in passing: CSV as it comes, Parquet from a file that is gone afterwards.
import "server-only";
import { createHash } from "node:crypto";
import { BILL_FORMATS, NoBill, billReader } from "../core/billing/bill";
import type { GpuSpend } from "../core/billing/gpu-spend";
import { MAX_BILL } from "../core/formats/upload-limits";
import { parquetGate } from "./gate";
import { filePart } from "./multipart";
import { isParquet, readParquetBill } from "./parquet-bill";
import { receivedBody } from "./received-body";
import { fault } from "./refusal";
import { refuseWhenFull, withScratch } from "./scratch";
import { type Upload, shownFilename } from "./take-in";
import { peek, unpacked } from "./unpacked";
import { writeWhole } from "./whole-io";

export type BillUpload = Pick<Upload, "filename" | "stream" | "contentLength" | "encoding" | "contentType"> & {
  /** Aborted where the client hung up. */
  signal?: AbortSignal;
};

export interface ReadBill {
  spend: GpuSpend;
  filename: string;
  sha256: string;
  bytes: number;
}

/** @throws Refusal `unusable` for what is no bill */
export async function readBill(upload: BillUpload): Promise<ReadBill> {
  const { bytes: sent, filename } = await bodyOf(upload);
  const hash = createHash("sha256");
  let bytes = 0;
  const body = unpacked(sent, upload.encoding, MAX_BILL);
  const { head, all } = await peek(body);
  async function* counted() {
    for await (const chunk of all) {
      hash.update(chunk);
      bytes += chunk.byteLength;
      yield chunk;
    }
  }
  const read = isParquet(head) ? fromParquet(counted(), upload) : fromCsv(counted());
  const spend = await read.catch(async (error) => {
    await body.return(undefined);
    throw error instanceof NoBill ? noBill(error) : error;
  });
  return { spend, filename: shownFilename(filename), sha256: hash.digest("hex"), bytes };
}

async function bodyOf(upload: BillUpload) {
  const sent = receivedBody(upload.stream, upload.contentLength, MAX_BILL);
  if (!/^multipart\/form-data\b/i.test(upload.contentType ?? "")) return { bytes: sent, filename: upload.filename };
  const part = await filePart(sent, upload.contentType ?? "");
  return { bytes: part.bytes, filename: upload.filename ?? part.filename };
}

async function fromCsv(chunks: AsyncIterable<Uint8Array>): Promise<GpuSpend> {
  const reader = billReader();
  for await (const chunk of chunks) reader.push(chunk);
  return reader.end();
}

/** @throws Refusal `too-many` while another is being read */
function fromParquet(chunks: AsyncIterable<Uint8Array>, { contentLength, signal }: BillUpload): Promise<GpuSpend> {
  return parquetGate().admit("large", async () => {
    await refuseWhenFull(contentLength ?? 0);
    return withScratch(async (file) => {
      let size = 0;
      for await (const chunk of chunks) {
        await writeWhole(file, chunk, size);
        size += chunk.byteLength;
      }
      return readParquetBill(file, size, { signal });
    });
  });
}

const noBill = ({ message }: NoBill) =>
  fault("unusable", {
    code: "no-bill",
    message,
    at: "line 1",
    expected: BILL_FORMATS.map((f) => f.label).join(", "),
    hint: "Export the bill as CSV or Parquet in one of these forms and send it again.",
  });
