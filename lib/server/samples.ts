// The sets of files we ship, loaded through the same door as anybody's: nothing about them is faked but their grade.
import "server-only";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { Environment } from "../core/run/environment";
import type { Owner } from "./access";
import { ingest } from "./ingest";
import { notFound } from "./refusal";

const FOLDER = path.join(/* turbopackIgnore: true */ process.cwd(), "public", "samples");

const Manifest = z.object({
  sets: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      description: z.string(),
      grade: z.enum(["example", "cited"]),
      source: z.string(),
      files: z.array(z.object({ path: z.string(), side: z.enum(["baseline", "candidate"]), environment: Environment })),
    }),
  ),
});
export type SampleSet = z.infer<typeof Manifest>["sets"][number];

export interface LoadedSamples {
  id: string;
  label: string;
  grade: SampleSet["grade"];
  /** Run ids. */
  baseline: string[];
  candidate: string[];
}

/** The sets of public/samples/manifest.json. */
export async function sampleSets(): Promise<SampleSet[]> {
  const text = await readFile(path.join(FOLDER, "manifest.json"), "utf8");
  return Manifest.parse(JSON.parse(text)).sets;
}

async function load(owner: Owner, set: SampleSet, file: SampleSet["files"][number]): Promise<string> {
  const bytes = await readFile(path.join(FOLDER, file.path));
  const { id } = await ingest(owner, {
    filename: path.basename(file.path),
    stream: new Blob([bytes]).stream(),
    contentLength: bytes.byteLength,
    encoding: null,
    declared: file.environment,
    shipped: { grade: set.grade, source: set.source },
  });
  return id;
}

/** Loads a set and answers its runs by side; loaded twice it is the same runs. @throws Refusal `not-found` */
export async function loadSamples(owner: Owner, id: string): Promise<LoadedSamples> {
  const set = (await sampleSets()).find((candidate) => candidate.id === id);
  if (!set) throw notFound("sample");
  const { label, grade } = set;
  const loaded: LoadedSamples = { id, label, grade, baseline: [], candidate: [] };
  for (const file of set.files) loaded[file.side].push(await load(owner, set, file));
  return loaded;
}
