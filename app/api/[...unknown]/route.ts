import { notFound } from "@/lib/server/refusal";
import { route } from "@/lib/server/respond";

/** An address of the API that is none of its own answers like an unknown id, never with a page. */
const unknown = route<{ unknown: string[] }>(async () => {
  throw notFound("address");
});

export { unknown as GET, unknown as POST, unknown as PUT, unknown as PATCH, unknown as DELETE };
