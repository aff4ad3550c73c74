"use server";

import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import type { LinkAnswer } from "@/components/report/link-actions";
import { lifeEnd } from "@/components/report/link-life";
import { type Owner, ownerOf } from "@/lib/server/access";
import { notFound } from "@/lib/server/refusal";
import { getReport } from "@/lib/server/reports";
import { asRefusal } from "@/lib/server/respond";
import { createLink, extendLink, revokeLink } from "@/lib/server/share-links";
import { formatDate } from "@/lib/view/format";

interface Asked {
  owner: Owner;
  report: string;
  link: string;
  expiresAt: string | null;
}

const ACTS = {
  async revoke({ owner, report, link }) {
    await revokeLink(owner, report, link);
    return { did: "Revoked. The link opens nothing from now on." };
  },
  async extend({ owner, report, link, expiresAt }) {
    await extendLink(owner, report, link, expiresAt);
    return { did: expiresAt === null ? "The link has no end now." : `The link ends on ${formatDate(expiresAt)} now.` };
  },
  async replace({ owner, report, link, expiresAt }) {
    const found = await getReport(owner, report);
    if (!found) throw notFound("report");
    // The new one first: a report is never left without a link because the second step failed.
    const { url } = await createLink(owner, report, { expiresAt });
    await revokeLink(owner, report, link);
    return { made: { url, name: found.name, expiresAt } };
  },
} satisfies Record<string, (asked: Asked) => Promise<LinkAnswer>>;

const FAILED = {
  revoke: "NOT revoked: the link is still live, and whoever has it can still read the report.",
  extend: "Not extended: the link ends when it did before.",
  replace: "Not replaced: the old link may still be live. Look at the list again.",
} satisfies Record<keyof typeof ACTS, string>;

const isAct = (name: string): name is keyof typeof ACTS => Object.hasOwn(ACTS, name);

/** Ends, prolongs or replaces a link. A failed revocation is said loudly: somebody counts on it. */
export async function changeLink(_: LinkAnswer | null, form: FormData): Promise<LinkAnswer> {
  const text = (key: string) => String(form.get(key) ?? "");
  const act = text("do");
  const expiresAt = lifeEnd(text("life"), new Date());
  if (!isAct(act) || expiresAt === undefined) return { failed: "Nothing was done: the form could not be read." };
  try {
    const owner = await ownerOf(await headers(), { writes: true });
    const answer = await ACTS[act]({ owner, report: text("report"), link: text("link"), expiresAt });
    revalidatePath("/reports");
    return answer;
  } catch (error) {
    return { failed: `${FAILED[act]} ${asRefusal(error).message}` };
  }
}
