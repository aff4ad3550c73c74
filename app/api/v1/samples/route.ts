import { json, route } from "@/lib/server/respond";
import { sampleSets } from "@/lib/server/samples";

export const GET = route(async () => json({ items: await sampleSets(), nextCursor: null }));
