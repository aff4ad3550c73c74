import { otherMethods } from "@/lib/server/other-methods";
import { json, route } from "@/lib/server/respond";
import { loadSamples } from "@/lib/server/samples";
import { compareHref } from "@/lib/view/compare-url";

/** Loads one of the sets we ship and answers the run ids of each side; a page's form is led on to their comparison. */
export const POST = route<{ id: string }>(async ({ owner, params, request }) => {
  const loaded = await loadSamples(owner, params.id);
  const isForm = request.headers.get("accept")?.includes("text/html");
  if (!isForm) return json(loaded, 201);
  return new Response(null, { status: 303, headers: { location: compareHref(loaded), "cache-control": "no-store" } });
});

export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods("POST");
