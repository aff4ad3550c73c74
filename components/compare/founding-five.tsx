import type { FoundingRow } from "@/lib/core/comparison/founding-rows";
import { isResult, verdictWord } from "@/lib/view/compare-live";
import type { ShownRow } from "@/lib/view/compared-rows";
import { withoutInterval } from "@/lib/view/without-interval";

interface Props {
  rows: readonly (Pick<FoundingRow, "id" | "label"> & { shown: ShownRow | null })[];
}

/** How to get what is missing, by question. */
const MISSING = {
  "host-link": "nvbandwidth on both sides would fill it",
  "gpu-memory": "nvbandwidth on both sides would fill it",
  throughput: "vllm bench serve or MLPerf would fill it",
  "gpu-link": "nccl-tests or nvbandwidth would fill it",
  "tail-latency": "vllm bench serve would fill it",
} satisfies Record<FoundingRow["id"], string>;

/** The five questions people come with, answered first, or what would answer them. */
export function FoundingFive({ rows }: Props) {
  return (
    <section aria-labelledby="five-title">
      <h2 id="five-title" className="type-sub">
        The five figures people ask for
      </h2>
      <dl className="mt-3 grid gap-px overflow-hidden rounded border border-line bg-line sm:grid-cols-2 lg:grid-cols-[repeat(auto-fit,minmax(8.5rem,1fr))]">
        {rows.map(({ id, label, shown }) => (
          <div key={id} className="flex flex-col bg-surface p-3">
            <dt className="type-note text-ink2">{label}</dt>
            <dd className="mt-1 min-w-0 flex-1">
              {shown && isResult(shown) ? (
                <Answer shown={shown} />
              ) : (
                <p className="type-note text-ink3">{shown ? shown.why : `Not in these files: ${MISSING[id]}.`}</p>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Answer({ shown }: { shown: ShownRow }) {
  const latency = shown.difference !== "–";
  return (
    <>
      <span className="block text-lg leading-6 font-semibold num">
        {latency ? `${shown.difference} ${shown.unit}` : shown.overhead}
        <span className="sr-only">{latency ? " difference" : " of the capacity lost"}</span>
      </span>
      <span className="block type-note text-ink2">
        {latency ? `${shown.overhead} overhead, ` : ""}
        {shown.interval === "–" ? withoutInterval(shown.row) : shown.interval}
      </span>
      <span className="mt-1 block type-note text-ink3">
        <span className="num">{shown.baseline}</span> → <span className="num">{shown.candidate}</span> {shown.unit},{" "}
        {verdictWord(shown)}
      </span>
      <span className="mt-1 block type-note break-words text-ink3">
        {[shown.name, shown.note].filter(Boolean).join(", ")}
      </span>
    </>
  );
}
