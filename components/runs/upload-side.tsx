import { controlClass } from "@/components/ui/field";
import { SideMark } from "@/components/ui/side-mark";
import { MODE_CHOICES, asMode, sideOf } from "@/lib/view/modes";
import type { Description } from "./description";
import type { Item } from "./upload-item";
import { modeEvidence, modeOf } from "./upload-judgement";

interface Props {
  item: Item;
  onDeclare: (declared: Description) => void;
}

/** Which side a file belongs to, and who says so. */
export function UploadSide({ item, onDeclare }: Props) {
  const mode = modeOf(item);
  const sign = modeEvidence(item);
  const detected = item.preview?.environment.mode;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <label className="sr-only" htmlFor={`${item.key}-mode`}>
        Side of {item.system ?? item.path}
      </label>
      <select
        id={`${item.key}-mode`}
        value={mode ?? ""}
        onChange={(e) => onDeclare({ mode: asMode(e.currentTarget.value) ?? undefined })}
        className={`${controlClass} max-w-80 scroll-mb-28 border-control sm:w-auto`}
      >
        <option value="">Which side is it?</option>
        {MODE_CHOICES.map((c) => (
          <option key={c.value} value={c.value}>
            {c.label}
          </option>
        ))}
      </select>
      {mode ? <SideMark side={sideOf(mode)} unverified={!sign} className="type-note" /> : null}
      <span className="min-w-0 flex-1 basis-72 type-note text-ink3">
        {sign ? (
          <>
            {sign.file ?? "The file"} says: <q className="wrap-anywhere text-ink2">{sign.text}</q> ({sign.at})
          </>
        ) : item.declared.mode ? (
          "Declared by you, not verified: the file says nothing of its side."
        ) : detected ? (
          "Read from the file."
        ) : (
          "The file says nothing of its side."
        )}
      </span>
    </div>
  );
}

/** LoadGen's summary names no benchmark; two of them must never be paired. */
export const isNameless = ({ preview }: Item): boolean =>
  preview?.warnings.some((w) => w.code === "benchmark-unknown") === true && !preview.environment.benchmark;

export function BenchmarkName({ item, onDeclare }: Props) {
  return (
    <label className="mt-1.5 flex flex-wrap items-center gap-x-3 gap-y-1 type-note text-ink2">
      Benchmark
      <input
        // What is applied to several files at once shows here too.
        key={item.declared.benchmark ?? ""}
        type="text"
        defaultValue={item.declared.benchmark ?? ""}
        onBlur={(e) => onDeclare({ benchmark: e.currentTarget.value })}
        maxLength={200}
        placeholder="llama2-70b-99"
        className={`${controlClass} max-w-64 scroll-mb-28 border-control`}
      />
      <span className="text-ink3">The file does not name it: only runs of one name are paired.</span>
    </label>
  );
}
