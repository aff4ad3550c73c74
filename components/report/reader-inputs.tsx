import { Button, LinkButton } from "@/components/ui/button";
import { NumberField } from "@/components/ui/field";
import { Sheet } from "@/components/ui/sheet";
import type { ReaderField } from "@/lib/view/reader-ask";
import type { Route } from "next";

interface Props {
  fields: readonly ReaderField[];
  /** Address of the report without a reader's values. */
  base: string;
  children?: React.ReactNode;
}

/** The inputs that the author opened, as a plain form: the report is asked again with them, and stays as it is. */
export function ReaderInputs({ fields, base, children }: Props) {
  const changed = fields.some((f) => f.changed || f.error);
  return (
    <Sheet
      id="try"
      className="print-break-avoid"
      title="Try other values"
      note="The author opened these inputs to you. The report stays as it is; only your copy of the figures moves, and the address keeps it."
    >
      <form
        method="get"
        action={`${base}#try`}
        className="grid items-start gap-x-6 gap-y-4 sm:grid-cols-2 print:hidden"
      >
        {fields.map((f) => (
          <NumberField
            key={`${f.key} ${f.text}`}
            id={f.key}
            name={f.key}
            label={f.label}
            unit={f.unit}
            defaultValue={f.text}
            hint={f.changed || f.error ? `The author's value: ${f.author}` : undefined}
            echo={f.echo}
            error={f.error}
            maxLength={80}
          />
        ))}
        <div className="flex flex-wrap gap-2 sm:col-span-2">
          <Button type="submit">Show with these values</Button>
          {changed ? (
            <LinkButton href={`${base}#try` as Route} variant="quiet" prefetch={false}>
              Back to the author’s values
            </LinkButton>
          ) : null}
        </div>
      </form>
      {children}
    </Sheet>
  );
}
