import { Button } from "@/components/ui/button";
import { countOf, listed } from "@/lib/view/counts";
import type { Item } from "./upload-item";
import { offers } from "./upload-judgement";

interface Props {
  items: readonly Item[];
  onDeclare: (keys: string[], mode: "bare-metal" | "vm-unspecified") => void;
}

/** What folder and file names hint at, for files that do not say it themselves: one click, never silently. */
export function SideOffer({ items, onDeclare }: Props) {
  const { baseline, candidate } = offers(items);
  if (baseline.length + candidate.length === 0) return null;
  const keys = (list: readonly Item[]) => list.map((i) => i.key);
  const words = listed(
    [
      baseline.length > 0 ? `${countOf(baseline.length, "file")} from bare metal` : "",
      candidate.length > 0 ? `${candidate.length} from a virtual machine` : "",
    ].filter(Boolean),
  );
  return (
    <div className="mb-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-2 rounded bg-sunken px-3 py-2">
      <p className="type-table">
        The files do not say their side. Their names suggest {words}. Names prove nothing: check before you take it.
      </p>
      <Button
        size="sm"
        onClick={() => {
          onDeclare(keys(baseline), "bare-metal");
          onDeclare(keys(candidate), "vm-unspecified");
        }}
      >
        Take the names&rsquo; word
      </Button>
    </div>
  );
}
