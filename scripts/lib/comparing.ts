/** What `bin/bareline compare` needs, in one bundle: files as runs, read as the server reads them, and their comparison. */
import { open } from "node:fs/promises";
import path from "node:path";
import type { z } from "zod";
import { isZip, packedFiles } from "../../lib/server/archive";
import { workloadAnswer } from "../../lib/server/comparison-workload";
import { type ReadUpload, land, readLanded } from "../../lib/server/read-upload";
import { withPathEvidence } from "../../lib/server/path-evidence";
import { Refusal } from "../../lib/server/refusal";
import { withScratch } from "../../lib/server/scratch";
import { unpacked } from "../../lib/server/unpacked";
import type { Comparison } from "../../lib/core/comparison/comparison";
import { type Grade, weakest } from "../../lib/core/evidence/grade";
import { Mapping } from "../../lib/core/mapping/mapping";
import type { Issue } from "../../lib/core/outcome";
import type { Said } from "../../lib/core/run/detected";
import type { Hint } from "../../lib/core/overhead/configuration-hints";
import { Environment, type Mode } from "../../lib/core/run/environment";
import { labelRun } from "../../lib/core/run/label";
import type { Run } from "../../lib/core/run/run";
import { toldBenchmark } from "../../lib/core/run/told-benchmark";

export { compare } from "../../lib/core/comparison/compare";
export { MAX_MARGIN, moreRuns } from "../../lib/core/comparison/verdict";
export { shownRows } from "../../lib/view/compared-rows";
export { sorted, verdictWord } from "../../lib/view/compare-live";
export { families } from "../../lib/view/row-families";
export { modeWord } from "../../lib/view/modes";
export { paramWords, sharedParams } from "../../lib/view/params";
export { labelOf } from "../../lib/core/metrics/catalogue";

/** How the files of one side are read. */
export interface SideWords {
  /** The owner's word, which goes over the files'. */
  mode?: Mode;
  /** Where neither the owner nor the files say. */
  otherwise: Mode;
  system?: string;
  benchmark?: string;
  mapping?: unknown;
}

/** A file on the disk, and the path it is called by. */
interface Named {
  file: string;
  shown: string;
}

export interface Refused {
  path: string;
  reasons: Issue[];
  more: number;
}

/** A run as the API lists it; nothing is stored, so nothing has a date of storing. */
export interface ReadRun {
  run: Run;
  summary: {
    id: string;
    filename: string;
    format: { id: string; label: string };
    tool: Run["tool"];
    sha256: string;
    bytes: number;
    environment: Environment;
    measurements: number;
    samples: number;
    warnings: Issue[];
    /** Of the figures in the file, where it brings one; else they are measured. */
    grade: Grade | null;
    source: null;
    createdAt: null;
  };
}

interface Opened {
  shown: string;
  bytes: number;
  sha256: string;
  read: ReadUpload;
}

/** What the API says beside a comparison of these runs when no workload is asked for. */
export function besides(
  comparison: Comparison,
  baseline: readonly ReadRun[],
  candidate: readonly ReadRun[],
): { hints: Hint[]; grade: Grade } {
  const grade = weakest([...baseline, ...candidate].map(({ summary }) => summary.grade ?? "measured"));
  const of = (side: readonly ReadRun[]) => side.map(({ run }) => run);
  const { hints } = workloadAnswer(comparison, { baseline: of(baseline), candidate: of(candidate) }, {}, grade);
  return { hints, grade };
}

/** A mapping as somebody wrote it, or what is wrong with it. */
export function readMapping(input: unknown): { mapping: z.infer<typeof Mapping> } | { problem: string } {
  const parsed = Mapping.safeParse(input);
  if (parsed.success) return { mapping: parsed.data };
  const [issue] = parsed.error.issues;
  return { problem: `${issue?.path.join(".") ?? ""}: ${issue?.message ?? "not a mapping"}` };
}

/** Reads every file of a side; files that describe a machine stand beside all of its results. */
export async function readSide(
  files: readonly Named[],
  words: SideWords,
): Promise<{ runs: ReadRun[]; machines: string[]; refused: Refused[] }> {
  const opened: Opened[] = [];
  const refused: Refused[] = [];
  for (const file of files) {
    for (const one of await openFile(file, words)) {
      if ("read" in one) opened.push(one);
      else refused.push(one);
    }
  }
  const machines = opened.filter(({ read }) => read.format.kind === "environment");
  const beside = machines.map(
    ({ shown, read }): Said => ({
      environment: labelRun({ ...read.reading, file: null }, [], {}).environment,
      evidence: read.reading.evidence,
      file: path.basename(shown),
    }),
  );
  const results = opened.filter((one) => !machines.includes(one));
  return {
    runs: results.map((one) => toRun(one, beside, words)),
    machines: machines.map(({ shown }) => shown),
    refused,
  };
}

/** One file, or each file of an archive. */
async function openFile({ file, shown }: Named, words: SideWords): Promise<(Opened | Refused)[]> {
  try {
    const source = await open(file);
    return await withScratch(async (scratch) => {
      const landed = await land(unpacked(source.createReadStream(), null), scratch);
      if (!(await isZip(scratch))) return [await readOne(scratch, landed, shown.replace(/\.gz$/i, ""), shown, words)];
      const all: (Opened | Refused)[] = [];
      for (const packed of await packedFiles(scratch, landed.bytes)) {
        const name = `${shown}/${packed.path}`;
        all.push(
          await withScratch(async (inner) =>
            readOne(inner, await packed.unpack(inner), packed.path, name, words),
          ).catch(toRefused(name)),
        );
      }
      return all;
    });
  } catch (error) {
    return [toRefused(shown)(error)];
  }
}

async function readOne(
  file: Parameters<typeof readLanded>[0],
  { bytes, sha256 }: { bytes: number; sha256: string },
  within: string,
  shown: string,
  { system, mapping }: SideWords,
): Promise<Opened> {
  const choice = { system, mayChoose: false, mapping: mapping === undefined ? null : Mapping.parse(mapping) };
  const read = withPathEvidence(await readLanded(file, bytes, null, choice), within);
  return { shown, bytes, sha256, read };
}

/** What the file did wrong, or what the system says of it. */
const toRefused =
  (shown: string) =>
  (error: unknown): Refused => {
    if (error instanceof Refusal) {
      const reasons = error.errors.length > 0 ? error.errors : [{ code: error.code, message: error.message }];
      return { path: shown, reasons, more: error.more };
    }
    if (!(error instanceof Error && "code" in error)) throw error;
    return {
      path: shown,
      reasons: [{ code: "unreadable", message: `It cannot be read here: ${error.message}.` }],
      more: 0,
    };
  };

function toRun({ shown, bytes, sha256, read }: Opened, beside: readonly Said[], words: SideWords): ReadRun {
  const { format, reading, measurements, skipped } = read;
  const { mode, otherwise, system, benchmark } = words;
  const declared = { ...(mode && { mode }), ...(system && { system }), ...(benchmark && { benchmark }) };
  const label = labelRun({ ...reading, file: null }, beside, declared);
  const environment = Environment.parse({ ...label.environment, mode: label.environment.mode ?? otherwise });
  const warnings = [...read.warnings, ...label.warnings];
  // Two systems of one file are two runs.
  const id = system ? `${shown} (${system})` : shown;
  const run: Run = {
    id,
    format: format.id,
    tool: reading.tool,
    sha256,
    environment,
    evidence: label.evidence,
    measurements: measurements.map((m) => toldBenchmark(m, environment.benchmark)),
    skipped,
    warnings,
  };
  const samples = measurements.reduce((sum, m) => sum + (m.samples?.length ?? 0), 0);
  return {
    run,
    summary: {
      id,
      filename: path.basename(shown).replace(/\.gz$/i, ""),
      format: { id: format.id, label: format.label },
      tool: reading.tool,
      sha256,
      bytes,
      environment,
      measurements: measurements.length,
      samples,
      warnings,
      grade: null,
      source: null,
      createdAt: null,
    },
  };
}
