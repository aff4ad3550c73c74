"use server";

import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { Fault } from "@/components/ui/error-note";
import { ownerOf } from "@/lib/server/access";
import { asRefusal } from "@/lib/server/respond";
import type { Environment } from "@/lib/core/run/environment";
import { parsed } from "@/lib/server/read-json";
import { RunChange, updateRun } from "@/lib/server/relabel-run";
import { deleteRun, getRun, restoreRun } from "@/lib/server/runs";
import { FIELD_VIEWS, typedText, typedValue } from "@/lib/view/environment-fields";

const writer = async () => ownerOf(await headers(), { writes: true });

/** Deletes from the list; the caller offers the undo. */
export async function removeRun(id: string): Promise<void> {
  await deleteRun(await writer(), id);
  revalidatePath("/runs");
}

export async function undoRemoval(id: string): Promise<void> {
  await restoreRun(await writer(), id);
  revalidatePath("/runs");
}

/** Deletes from the run's own page, which is then gone: the list offers the undo. */
export async function removeAndLeave(id: string): Promise<void> {
  await deleteRun(await writer(), id);
  revalidatePath("/runs");
  redirect(`/runs?deleted=${encodeURIComponent(id)}`);
}

/** The undo as a plain form, for browsers without scripts. */
export async function undoAndReturn(id: string): Promise<void> {
  await restoreRun(await writer(), id);
  revalidatePath("/runs");
  redirect("/runs");
}

interface EditResult {
  saved?: boolean;
  refused?: { title: string; faults: Fault[] };
  /** What was typed, so that a refusal loses nothing. */
  typed?: Record<string, string>;
}

/** Changes the owner's word in the fields that were changed on the page; the others stay as the files say them. */
export async function editEnvironment(id: string, _: EditResult, form: FormData): Promise<EditResult> {
  const typed = Object.fromEntries(
    FIELD_VIEWS.flatMap(({ field }) => {
      const text = form.get(field);
      return typeof text === "string" ? [[field, text] as const] : [];
    }),
  );
  try {
    const owner = await writer();
    const before: Partial<Environment> = (await getRun(owner, id))?.environment ?? {};
    const change = Object.fromEntries(
      FIELD_VIEWS.flatMap((view) => {
        const text = typed[view.field];
        const same = text === undefined || text.trim() === typedText(view, before[view.field]);
        return same ? [] : [[view.field, typedValue(view, text)] as const];
      }),
    );
    await updateRun(owner, id, { change, reason: undefined });
  } catch (error) {
    const { message, errors } = asRefusal(error);
    return { refused: { title: message, faults: errors }, typed };
  }
  revalidatePath(`/runs/${id}`);
  return { saved: true };
}

/** Takes the side that the files show. */
export async function relabel(id: string, form: FormData): Promise<void> {
  await updateRun(await writer(), id, { change: { mode: form.get("mode") }, reason: null });
  revalidatePath(`/runs/${id}`);
}

interface KeepResult {
  refused?: { title: string; faults: Fault[] };
  typed?: string;
}

/** Keeps a label that the files contradict, with its reason. */
export async function keepLabel(id: string, _: KeepResult, form: FormData): Promise<KeepResult> {
  const typed = String(form.get("reason") ?? "");
  try {
    const owner = await writer();
    await updateRun(owner, id, parsed(RunChange, { reason: typed }));
  } catch (error) {
    const { message, errors } = asRefusal(error);
    return { refused: { title: message, faults: errors }, typed };
  }
  revalidatePath(`/runs/${id}`);
  return {};
}
