import { ownerOf } from "@/lib/server/access";
import { ingest } from "@/lib/server/ingest";
import { asRefusal } from "@/lib/server/respond";
import { readUpload } from "@/lib/server/upload-request";

/** 303: the browser asks for the next page with GET, so that a reload sends nothing twice. */
const seeOther = (path: string) => new Response(null, { status: 303, headers: { location: path } });

/** The form of a browser without scripts: one file in, its run's page or the reason out. */
export async function POST(request: Request): Promise<Response> {
  try {
    const owner = await ownerOf(request.headers, { writes: true });
    const { id } = await ingest(owner, readUpload(request, new URL(request.url)));
    return seeOther(`/runs/${id}`);
  } catch (error) {
    return seeOther(`/upload?refused=${asRefusal(error).code}`);
  }
}
