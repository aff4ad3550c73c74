import type { Route } from "next";
import { Link } from "@/components/ui/link";
import { Button } from "@/components/ui/button";
import { Sheet } from "@/components/ui/sheet";
import { SideMark } from "@/components/ui/side-mark";
import { countOf, listed } from "@/lib/view/counts";
import { type SideName, gpuWords, modeWord, sideOf } from "@/lib/view/modes";
import { type Listed, groupName, runName } from "@/lib/view/run-groups";

export interface Offer {
  key: string;
  href: string;
  baseline: readonly Listed[];
  candidate: readonly Listed[];
}

const about = (runs: readonly Listed[]) => {
  const [first] = runs;
  if (!first) return "";
  return [modeWord(first.environment.mode), gpuWords(first.environment), countOf(runs.length, "run")]
    .filter(Boolean)
    .join(", ");
};

/** Pairs that go together, one click each. */
export function PairOffers({ offers, title }: { offers: readonly Offer[]; title: string }) {
  return (
    <Sheet id="offers" title={title} note="Same tool; the same GPUs and version first.">
      <ul>
        {offers.map(({ key, href, baseline, candidate }) => (
          <li key={key} className="border-t border-line py-3 first:border-0 first:pt-0">
            <Link href={href as Route} className="link font-medium break-words">
              {groupName(baseline)} against {groupName(candidate)}
            </Link>
            <span className="mt-0.5 flex flex-wrap gap-x-4 type-note text-ink2">
              <SideMark side="baseline" word={about(baseline)} className="whitespace-normal" />
              <SideMark side="candidate" word={about(candidate)} className="whitespace-normal" />
              <span className="text-ink3">{listed([...new Set(baseline.map((r) => r.format.label))])}</span>
            </span>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

interface PickProps {
  runs: readonly Listed[];
  ticked: readonly string[];
  primary: boolean;
}

/** Runs of both sides to tick: a plain GET form. */
export function PickRuns({ runs, ticked, primary }: PickProps) {
  return (
    <Sheet id="pick" title="Pick the runs yourself" note="Several runs of one side are its repeats.">
      <form action="/compare">
        <div className="grid gap-6 sm:grid-cols-2">
          {(["baseline", "candidate"] as const).map((side) => (
            <Side
              key={side}
              side={side}
              runs={runs.filter((r) => sideOf(r.environment.mode) === side)}
              ticked={ticked}
            />
          ))}
        </div>
        <Button type="submit" variant={primary ? "primary" : "plain"} className="mt-5">
          Compare
        </Button>
      </form>
    </Sheet>
  );
}

function Side({ side, runs, ticked }: { side: SideName; runs: readonly Listed[]; ticked: readonly string[] }) {
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 type-table font-medium">
        <SideMark side={side} />
      </legend>
      {runs.length === 0 ? <p className="type-note text-ink3">No runs of this side yet.</p> : null}
      <div className="max-h-96 overflow-y-auto">
        {runs.map((run) => (
          <label key={run.id} className="flex min-h-9 items-start gap-2.5 py-1.5 type-table">
            <input
              type="checkbox"
              name={side}
              value={run.id}
              defaultChecked={ticked.includes(run.id)}
              className="mt-0.5 size-[1.125rem] shrink-0 accent-action"
            />
            <span className="min-w-0">
              <span className="break-all">{runName(run)}</span>
              <span className="block type-note break-words text-ink3">
                {[run.filename === runName(run) ? "" : run.filename, run.format.label, gpuWords(run.environment)]
                  .filter(Boolean)
                  .join(", ")}
              </span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
