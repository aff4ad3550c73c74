import { Sheet } from "@/components/ui/sheet";
import type { Environment, Evidence } from "@/lib/core/run/environment";
import { type Saying, whoSays } from "@/lib/core/run/who-says";
import { inSentence } from "@/lib/core/units/in-sentence";
import { FIELD_VIEWS, fieldText } from "@/lib/view/environment-fields";
import { type EditAction, EnvironmentForm } from "./environment-form";
import { Facts } from "./facts";

interface Labelled {
  environment: Environment;
  declared: Partial<Environment>;
  evidence: readonly Evidence[];
  environmentFiles: readonly { filename: string; format: { label: string } }[];
}

const sourceOf = (sign: Evidence): string => sign.file ?? "the file";

/** Who says a value: its owner, the run's own file, or a file of the machine; and the words that say so. */
function Sayer({ saying }: { saying: Saying }) {
  const [sign] = saying.supporting;
  const [other] = saying.against;
  return (
    <span className="block type-note text-ink3">
      {saying.by === "owner"
        ? sign
          ? "declared by you; "
          : other
            ? "declared by you"
            : "declared by you, not verified"
        : sign
          ? null
          : "said by the file"}
      {sign ? (
        <>
          {sourceOf(sign)} says <q className="[overflow-wrap:anywhere]">{sign.text}</q>
        </>
      ) : null}
      {other ? (
        <span className="block text-warn">
          but {sourceOf(other)} says <q className="[overflow-wrap:anywhere]">{other.text}</q>
        </span>
      ) : null}
    </span>
  );
}

/** What was held constant, who says so, and the form that changes it. */
export function EnvironmentSheet({ run, action }: { run: Labelled; action: EditAction }) {
  const { environment, environmentFiles } = run;
  const known = FIELD_VIEWS.flatMap((view) => {
    const value = environment[view.field];
    const saying = whoSays(view.field, run);
    return value === undefined || !saying ? [] : [{ view, text: fieldText(view, value), saying }];
  });
  const unknown = FIELD_VIEWS.filter(({ field }) => environment[field] === undefined);
  return (
    <Sheet id="environment" title="Environment" note="What was held constant. Unknown never counts as the same.">
      <Facts
        facts={known.map(({ view, text, saying }) => [
          view.label,
          <>
            <span className="break-words">{text}</span>
            <Sayer saying={saying} />
          </>,
        ])}
      />
      {environmentFiles.length > 0 ? (
        <p className="mt-3 type-note text-ink2">
          Files of the machine beside it:{" "}
          {environmentFiles.map(({ filename, format }) => `${filename} (${format.label})`).join(", ")}.
        </p>
      ) : null}
      {unknown.length > 0 ? (
        <p className="mt-3 type-note text-ink3">
          Not known: {unknown.map(({ label }) => inSentence(label)).join(", ")}.
        </p>
      ) : null}
      <EnvironmentForm environment={environment} action={action} />
    </Sheet>
  );
}
