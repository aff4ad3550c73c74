import { otherMethods } from "@/lib/server/other-methods";

export const dynamic = "force-dynamic";

/** Answers while the process runs, whatever the database does. */
export function GET(): Response {
  return Response.json({ status: "live" }, { headers: { "Cache-Control": "no-store" } });
}

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
