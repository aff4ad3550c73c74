import type { Route } from "next";
import { Button, buttonClass } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { Link } from "@/components/ui/link";
import { NoteField } from "./note-field";
import { SearchField } from "./search-field";

interface Props {
  /** Takes `search`, `name` and `note`. */
  keep: (form: FormData) => Promise<void>;
  rename: (form: FormData) => Promise<void>;
  /** What it is kept as; `null` while it is not. */
  kept: { name: string; note: string } | null;
  /** The saved one as it stands in the address has changes that are not saved. */
  changed: boolean;
}

/** Under which name it is kept, with what somebody wants to remember of it. */
export function KeepPanel({ keep, rename, kept, changed }: Props) {
  return (
    <section aria-label="Saved comparison" className="grid gap-2">
      {kept ? (
        <div className="type-note text-ink2">
          <p className="break-words">Saved as {kept.name}.</p>
          {kept.note ? <p className="mt-1 break-words whitespace-pre-line">{kept.note}</p> : null}
        </div>
      ) : null}
      <details className="screen-only">
        <summary className={buttonClass({ variant: "quiet", size: "sm" }, "-ms-3")}>
          {kept ? "Change name or note" : "Save under a name"}
        </summary>
        <form action={kept ? rename : keep} className="mt-2 grid gap-2">
          <SearchField />
          <TextField id="keep-name" name="name" label="Name" required maxLength={200} defaultValue={kept?.name} />
          <NoteField id="keep-note" defaultValue={kept?.note} />
          <Button type="submit" size="sm">
            Save
          </Button>
        </form>
      </details>
      {kept && changed ? (
        <details className="screen-only">
          <summary className={buttonClass({ variant: "quiet", size: "sm" }, "-ms-3")}>Save as another</summary>
          <form action={keep} className="mt-2 grid gap-2">
            <SearchField />
            <TextField id="another-name" name="name" label="Name" required maxLength={200} />
            <NoteField id="another-note" />
            <Button type="submit" size="sm">
              Save
            </Button>
          </form>
        </details>
      ) : null}
      <p className="type-note screen-only">
        <Link href={"/compare/saved" as Route} className="link inline-flex min-h-6 items-center">
          Saved comparisons
        </Link>
      </p>
    </section>
  );
}
