import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { cache } from "react";
import { ScenarioRoom } from "@/components/scenario/scenario-room";
import { ownerOf } from "@/lib/server/access";
import { listComparisons } from "@/lib/server/comparisons";
import { priceBook } from "@/lib/server/prices";
import { getScenario } from "@/lib/server/scenarios";
import { formatDate } from "@/lib/view/format";
import { type Measured, type Unmeasured, sourceKey } from "@/lib/view/measured-source";
import { copyScenario } from "../actions";
import { MeasuredSources } from "../measured";
import { lookUpSource, saveScenario } from "./actions";

interface Props {
  params: Promise<{ id: string }>;
}

const stored = cache(async (id: string) => getScenario(await ownerOf(await headers()), id));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await stored((await params).id);
  return { title: found?.scenario.name ?? "Not found" };
}

export default async function ScenarioPage({ params }: Props) {
  const found = await stored((await params).id);
  if (!found) notFound();
  const { id, revision, scenario, updatedAt } = found;
  const owner = await ownerOf(await headers());
  const sources = new MeasuredSources(owner);
  const measured: Record<string, Measured | Unmeasured> = {};
  for (const { overhead, profile } of scenario.segments) {
    if (overhead.source === "comparison") measured[sourceKey(overhead, profile)] = await sources.of(overhead, profile);
  }
  const saved = await listComparisons(owner, { limit: 50 });
  const today = new Date().toISOString().slice(0, 10);
  return (
    <ScenarioRoom
      key={id}
      id={id}
      revision={revision}
      scenario={scenario}
      updatedAt={updatedAt}
      measured={measured}
      comparisons={saved.items.map((c) => ({ value: `saved:${c.id}`, label: `${c.name}, ${formatDate(c.createdAt)}` }))}
      today={today}
      book={await priceBook(owner, today)}
      save={saveScenario.bind(null, id)}
      copy={copyScenario.bind(null, id)}
      lookUp={lookUpSource}
    />
  );
}
