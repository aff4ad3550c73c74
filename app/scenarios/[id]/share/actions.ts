"use server";

import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import { lifeEnd } from "@/components/report/link-life";
import type { ShareAnswer } from "@/components/report/share-form";
import { ownerOf } from "@/lib/server/access";
import { PublishRequest, publishReport } from "@/lib/server/publish";
import { parsed } from "@/lib/server/read-json";
import { asRefusal } from "@/lib/server/respond";

/** Freezes the scenario as it is stored, and shows its link this once. */
export async function publishScenario(id: string, _: ShareAnswer | null, form: FormData): Promise<ShareAnswer> {
  const name = String(form.get("name") ?? "").slice(0, 400);
  const life = String(form.get("life") ?? "");
  const hide = form.getAll("hide").map(String);
  const open = form.getAll("open").map(String);
  try {
    const owner = await ownerOf(await headers(), { writes: true });
    const expiresAt = lifeEnd(life, new Date());
    const request = parsed(PublishRequest, { name, scenarioId: id, hide, adjustable: open, expiresAt }, "The form");
    const { url } = await publishReport(owner, request);
    revalidatePath("/reports");
    return { made: { url, name: name.trim(), expiresAt: expiresAt ?? null } };
  } catch (error) {
    const { message, errors } = asRefusal(error);
    return {
      refused: { title: `Nothing was published. ${message}`, faults: errors },
      typed: { name, life, hide, open },
    };
  }
}
