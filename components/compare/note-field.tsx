import { controlClass } from "@/components/ui/field";

/** A few lines about a comparison. */
export function NoteField({ id, defaultValue }: { id: string; defaultValue?: string | undefined }) {
  return (
    <div>
      <label htmlFor={id} className="mb-1 block type-note text-ink2">
        Note
      </label>
      <textarea
        id={id}
        name="note"
        rows={3}
        maxLength={2000}
        defaultValue={defaultValue}
        className={`${controlClass} border-control py-1.5`}
      />
    </div>
  );
}
