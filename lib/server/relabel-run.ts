import "server-only";
import { z } from "zod";
import { Mapping } from "../core/mapping/mapping";
import { Environment } from "../core/run/environment";
import { LABEL_FINDINGS, labelFindings } from "../core/run/label-findings";
import { overlaid } from "../core/run/label";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { Owner } from "./access";
import { isId } from "./cursor";
import { db } from "./db";
import { environmentDigest } from "./environment-digest";
import { EvidenceJson, Reason, halves, storedWord } from "./environment-rows";
import { parsed } from "./read-json";
import { Refusal, notFound } from "./refusal";
import { IssuesJson, type RunDetail } from "./run-rows";
import { findRow, getRun } from "./runs";
import { violates } from "./world-faults";

const EnvironmentChange = z.strictObject(
  Object.fromEntries(
    Object.entries(Environment.partial().shape).map(([field, of]) => [field, field === "mode" ? of : of.nullable()]),
  ),
);

/**
 * What PATCH takes: fields of the owner's word, bare or under `environment`; `null` takes a word back, so that what the
 * files say counts again. `reason`: why a label is kept that the files contradict.
 */
export const RunChange = z
  .strictObject({
    ...EnvironmentChange.shape,
    environment: EnvironmentChange.optional(),
    reason: Reason.nullable().optional(),
  })
  .refine(({ environment, reason: _, ...fields }) => environment === undefined || Object.keys(fields).length === 0, {
    message: "environment is an object and stands alone",
    path: ["environment"],
  })
  .transform(({ environment, reason, ...fields }) => ({ change: environment ?? fields, reason }));
export type RunChange = z.output<typeof RunChange>;

const Fields = z.record(z.string(), z.unknown());

/** The owner's word with the change in it. */
function changed(declared: Partial<Environment>, change: object): Partial<Environment> {
  const fields = new Map<string, unknown>(Object.entries(declared));
  for (const [field, value] of Object.entries(Fields.parse(change))) {
    if (value === null) fields.delete(field);
    else fields.set(field, value);
  }
  return parsed(Environment.partial(), Object.fromEntries(fields));
}

/** Changes what the owner says of a run; what its files say stays. @throws Refusal `not-found`, `bad-request`, `conflict` */
export async function updateRun(owner: Owner, id: unknown, change: RunChange): Promise<RunDetail> {
  if (!isId(id)) throw notFound("run");
  try {
    await db().$transaction((client) => relabel(client, owner, id, change));
  } catch (error) {
    if (!violates(error, "unique")) throw error;
    throw new Refusal("conflict", "The same file with this very environment is stored already as another run.");
  }
  const run = await getRun(owner, id);
  if (!run) throw notFound("run");
  return run;
}

async function relabel(
  client: Prisma.TransactionClient,
  owner: Owner,
  id: string,
  { change, reason: given }: RunChange,
): Promise<void> {
  // Of two changes at once the second is made to what the first left.
  await client.$queryRaw`SELECT id FROM run WHERE workspace_id = ${owner.workspaceId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  const row = await findRow(owner, id, client);
  if (!row) throw notFound("run");
  const before = halves(row);
  const declared = changed(before.declared, change);
  const environment = parsed(Environment, overlaid(before.detected, declared));
  // A reason is one for this label: another mode needs another.
  const reason = given === undefined ? (environment.mode === row.mode ? before.reason : null) : given;
  const evidence = EvidenceJson.parse(row.evidence);
  const kept = IssuesJson.parse(row.warnings).filter((w) => !LABEL_FINDINGS.includes(w.code));
  const found = labelFindings({ environment, declared, evidence, reason: reason ?? undefined });
  await client.run.update({
    where: { workspaceId_id: { workspaceId: owner.workspaceId, id: row.id } },
    data: {
      environment,
      detected: before.detected,
      declared: storedWord(declared, reason),
      environmentDigest: environmentDigest(environment, Mapping.nullable().parse(row.mapping)),
      warnings: [...kept, ...found].map((warning) => ({ ...warning })),
      mode: environment.mode,
      label: environment.label ?? null,
      gpu: environment.gpu ?? null,
      gpuCount: environment.gpuCount ?? null,
      startedAt: environment.startedAt ?? null,
    },
  });
}
