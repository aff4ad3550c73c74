import { deleteEnvironmentFile, getEnvironmentFile } from "@/lib/server/environment-files";
import { otherMethods } from "@/lib/server/other-methods";
import { notFound } from "@/lib/server/refusal";
import { json, noContent, route } from "@/lib/server/respond";

type Params = { id: string };

export const GET = route<Params>(async ({ owner, params }) => {
  const file = await getEnvironmentFile(owner, params.id);
  if (!file) throw notFound("environment file");
  return json(file);
});

export const DELETE = route<Params>(async ({ owner, params }) => {
  await deleteEnvironmentFile(owner, params.id);
  return noContent();
});

export const { POST, PUT, PATCH, OPTIONS } = otherMethods("GET", "DELETE");
