import { controlClass } from "@/components/ui/field";
import { countOf } from "@/lib/view/counts";
import type { Item, Reach } from "./upload-item";
import { describedBy, nearestFolder, reachOf } from "./upload-links";

interface Props {
  item: Item;
  items: readonly Item[];
  onReach: (reach: Reach) => void;
}

const isReach = (text: string): text is Reach => ["folder", "baseline", "candidate", "all", "none"].includes(text);

/** Which results a file that describes a machine belongs to. */
export function EnvironmentReach({ item, items, onReach }: Props) {
  const reach = reachOf(item, items);
  const folder = nearestFolder(item, items);
  const size = (as: Reach) => describedBy({ ...item, reach: as }, items).length;
  const options: [Reach, string][] = [
    ...(folder
      ? [["folder", `Results in ${folder.name || "this list"}: ${folder.results.length}`] satisfies [Reach, string]]
      : []),
    ["baseline", `All bare metal results: ${size("baseline")}`],
    ["candidate", `All virtualized results: ${size("candidate")}`],
    ["all", `Every result: ${size("all")}`],
    ["none", "None: leave it out"],
  ];
  const described = describedBy(item, items).length;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <label className="type-note text-ink2" htmlFor={`${item.key}-reach`}>
        Describes the machine of<span className="sr-only"> (file {item.path})</span>
      </label>
      <select
        id={`${item.key}-reach`}
        value={reach ?? ""}
        onChange={(e) => {
          if (isReach(e.currentTarget.value)) onReach(e.currentTarget.value);
        }}
        className={`${controlClass} max-w-80 scroll-mb-28 border-control sm:w-auto`}
      >
        {reach === null ? <option value="">Which results?</option> : null}
        {options.map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      <span className="type-note text-ink3">
        {described > 0 ? `Goes with ${countOf(described, "result")}.` : "Goes with no result yet: it is not saved."}
      </span>
    </div>
  );
}
