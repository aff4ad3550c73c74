"use server";

import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { Fault } from "@/components/ui/error-note";
import { ownerOf } from "@/lib/server/access";
import { asRefusal } from "@/lib/server/respond";
import { deleteRun, restoreRun, updateRun } from "@/lib/server/runs";

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

export interface EditResult {
  saved?: boolean;
  refused?: { title: string; faults: Fault[] };
  /** What was typed, so that a refusal loses nothing. */
  typed?: Record<string, string>;
}

const NUMBERS = ["gpuCount", "cpuCount"];
const FLAGS = ["confidential"];
const FIELDS = [
  ...["mode", "label", "host", "gpu", "gpuCount", "partition", "tenancy", "hypervisor", "driver", "cuda"],
  ...["framework", "image", "benchmark", "cpu", "cpuCount", "provider", "confidential", "startedAt"],
];

/** A field as typed, as the environment's schema takes it: empty takes the field away. */
function fieldValue(field: string, typed: string): string | number | boolean | null {
  const text = typed.trim();
  if (text === "") return null;
  if (NUMBERS.includes(field)) return /^\d{1,9}$/.test(text) ? Number(text) : text;
  if (FLAGS.includes(field)) return text === "yes";
  return text;
}

export async function editEnvironment(id: string, _: EditResult, form: FormData): Promise<EditResult> {
  const typed = Object.fromEntries(
    FIELDS.filter((f) => typeof form.get(f) === "string").map((f) => [f, String(form.get(f))]),
  );
  try {
    const change = Object.fromEntries(Object.entries(typed).map(([f, text]) => [f, fieldValue(f, text)]));
    await updateRun(await writer(), id, change);
  } catch (error) {
    const { message, errors } = asRefusal(error);
    return { refused: { title: message, faults: errors }, typed };
  }
  revalidatePath(`/runs/${id}`);
  return { saved: true };
}
