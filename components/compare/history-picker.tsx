import { Button } from "@/components/ui/button";
import { SelectField } from "@/components/ui/field";

interface Props {
  saved: string;
  metric: string;
  metrics: readonly { metric: string; label: string }[];
}

/** Which metric is followed: a plain form, so that it works without scripts. */
export function HistoryPicker({ saved, metric, metrics }: Props) {
  if (metrics.length < 2) return null;
  return (
    <form action="/compare/history" className="flex w-full items-end gap-3">
      <input type="hidden" name="saved" value={saved} />
      <div className="min-w-0 grow sm:w-60 sm:grow-0">
        <SelectField
          label="Metric"
          name="m"
          defaultValue={metric}
          options={metrics.map((m) => ({ value: m.metric, label: m.label }))}
        />
      </div>
      <Button type="submit">Show</Button>
    </form>
  );
}
