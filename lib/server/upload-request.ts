import "server-only";
import { z } from "zod";
import { Environment } from "../core/run/environment";
import type { Upload } from "./ingest";
import { readQuery, Words } from "./read-query";
import { announcedLength } from "./received-body";

const { mode, label, host, gpu, hypervisor, driver, provider, tenancy, partition, startedAt, benchmark } =
  Environment.partial().shape;

/** The query fields of an upload: the file's name and what the file does not say of its environment. */
export const UploadQuery = z.strictObject({
  filename: Words.optional(),
  mode,
  label,
  host,
  gpu,
  gpuCount: z
    .string()
    .regex(/^\d{1,7}$/, "a whole number")
    .transform(Number)
    .pipe(Environment.shape.gpuCount.unwrap())
    .optional(),
  hypervisor,
  driver,
  provider,
  tenancy,
  partition,
  startedAt,
  benchmark,
});

/** An upload as a request carries it; the body is not touched yet. @throws Refusal `bad-request` */
export function readUpload(request: Request, url: URL): Upload {
  const { filename = null, ...declared } = readQuery(url, UploadQuery);
  return {
    filename,
    declared,
    stream: request.body,
    contentLength: announcedLength(request.headers),
    encoding: request.headers.get("content-encoding"),
    contentType: request.headers.get("content-type"),
  };
}
