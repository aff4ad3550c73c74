import { otherMethods } from "@/lib/server/other-methods";
import { notFound } from "@/lib/server/refusal";
import { route } from "@/lib/server/respond";
import { attachment, runFile } from "@/lib/server/run-file";

/** The file as it is kept: always a download of plain bytes, whatever it holds. */
export const GET = route<{ id: string }>(async ({ owner, params }) => {
  const file = await runFile(owner, params.id);
  if (!file) throw notFound("run");
  return new Response(file.stream, {
    headers: {
      "content-type": "application/octet-stream",
      "content-length": String(file.bytes),
      "content-disposition": attachment(file.filename),
      "content-security-policy": "default-src 'none'; sandbox",
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
    },
  });
});

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
