import "server-only";
import { z } from "zod";
import { environmentQuery } from "./environment-query";
import { EnvironmentIds } from "./files-beside";
import { MappingText } from "./mappings";
import { readQuery, Words } from "./read-query";
import { announcedLength } from "./received-body";
import { fault } from "./refusal";
import { shownName } from "./shown-name";
import type { Upload } from "./take-in";
import type { BatchPlace } from "./upload-batches";

const place = {
  batch: z.string().max(64).optional(),
  path: z
    .string()
    .min(1)
    .max(1000)
    .refine((s) => s.isWellFormed() && !/[\u0000-\u001f\u007f]/.test(s), "a path of one line of plain text")
    .optional(),
};

/** The query fields of an upload: the file's name and what the file does not say of its environment. */
export const UploadQuery = z.strictObject({
  filename: Words.optional(),
  ...environmentQuery,
  environment: EnvironmentIds,
  mapping: MappingText.optional(),
  ...place,
});

/** The query fields of a file that describes a machine. */
export const EnvironmentUploadQuery = z.strictObject({ filename: Words.optional(), ...place });

/** An upload as a request carries it; the body is not touched yet. @throws Refusal `bad-request` */
export function readUpload(request: Request, url: URL): Upload {
  const {
    filename = null,
    mapping,
    batch,
    path,
    environment,
    ...declared
  } = readQuery(url, UploadQuery, ["environment"]);
  return {
    filename,
    declared,
    mapping,
    environmentFiles: environment,
    batch: placeIn(batch, path ?? filename ?? undefined),
    ...bodyOf(request),
  };
}

/** A file of a machine as a request carries it. @throws Refusal `bad-request` */
export function readEnvironmentUpload(request: Request, url: URL): Upload {
  const { filename = null, batch, path } = readQuery(url, EnvironmentUploadQuery);
  return { filename, declared: {}, batch: placeIn(batch, path ?? filename ?? undefined), ...bodyOf(request) };
}

/** The body of a request and what its headers say of it. @throws Refusal `bad-request` */
export const bodyOf = (request: Request) => ({
  stream: request.body,
  contentLength: announcedLength(request.headers),
  encoding: request.headers.get("content-encoding"),
  contentType: request.headers.get("content-type"),
});

/** The batch an upload belongs to and its name there. @throws Refusal `bad-request` */
function placeIn(batch: string | undefined, path: string | undefined): BatchPlace | null {
  if (batch === undefined) return null;
  if (path !== undefined && path !== "") return { id: batch, path: shownName(path) };
  throw fault("bad-request", {
    code: "path-missing",
    message: "A file of a batch needs a path, by which the batch knows it.",
    at: "path",
    found: "nothing",
    expected: "the file's path in the folder that was dropped",
    hint: "Add path to the address: ?batch=ID&path=bare-metal/run-1.json.",
  });
}
