import Form from "next/form";
import { Button } from "@/components/ui/button";
import { type Choice, SelectField } from "@/components/ui/field";
import { type EvidenceView, evidenceFields, mineText } from "@/lib/view/evidence-url";
import { HiddenFields } from "./hidden-fields";

/** Which of one's own intervals is drawn over the dots: a GET form, so that it stands in the address. */
export function MineForm({ view, choices }: { view: EvidenceView; choices: readonly Choice[] }) {
  if (choices.length === 0) return null;
  return (
    <Form action="/evidence#published" scroll={false} className="flex flex-wrap items-end gap-3 screen-only">
      <HiddenFields fields={evidenceFields({ ...view, mine: null })} />
      <div className="w-full max-w-96 min-w-0">
        <SelectField
          key={mineText(view.mine)}
          id="mine"
          name="mine"
          label="Draw over the dots"
          defaultValue={mineText(view.mine)}
          options={[{ value: "", label: "Nothing of mine" }, ...choices]}
        />
      </div>
      <Button type="submit" className="sm:min-h-9!">
        Draw
      </Button>
    </Form>
  );
}
