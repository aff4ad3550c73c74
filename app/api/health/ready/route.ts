import { otherMethods } from "@/lib/server/other-methods";
import { whyNotReady } from "@/lib/server/readiness";

export const dynamic = "force-dynamic";

/** Whether this process should get requests: the database answers, is migrated, and nobody has asked us to stop. */
export async function GET(): Promise<Response> {
  const detail = await whyNotReady();
  if (detail === null) return Response.json({ status: "ready" }, { headers: { "Cache-Control": "no-store" } });
  return Response.json(
    { type: "about:blank", title: "Not ready", status: 503, detail },
    {
      status: 503,
      headers: { "Content-Type": "application/problem+json", "Cache-Control": "no-store", "Retry-After": "5" },
    },
  );
}

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
