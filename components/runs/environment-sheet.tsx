import { Sheet } from "@/components/ui/sheet";
import { inSentence } from "@/lib/core/units/in-sentence";
import type { Environment, Evidence } from "@/lib/core/run/environment";
import { formatInstant } from "@/lib/view/format";
import { HYPERVISOR_CHOICES, MODE_WORDS, PARTITION_CHOICES, TENANCY_CHOICES } from "@/lib/view/modes";
import { type EditAction, EnvironmentForm } from "./environment-form";
import { Facts } from "./facts";

interface Props {
  environment: Environment;
  evidence: readonly Evidence[];
  action: EditAction;
}

const chosen = (choices: readonly (readonly [string, string])[], value: string | undefined) =>
  choices.find(([v]) => v === value)?.[1];

/** What was held constant, who says so, and the form that changes it. */
export function EnvironmentSheet({ environment: e, evidence, action }: Props) {
  const rows: [string, keyof Environment, string | undefined][] = [
    ["Side", "mode", MODE_WORDS[e.mode].choice],
    ["Label", "label", e.label],
    ["Physical host", "host", e.host],
    ["GPU", "gpu", e.gpu],
    ["GPUs used", "gpuCount", e.gpuCount?.toString()],
    ["GPU share", "partition", chosen(PARTITION_CHOICES, e.partition)],
    ["Tenancy", "tenancy", chosen(TENANCY_CHOICES, e.tenancy)],
    ["Hypervisor", "hypervisor", chosen(HYPERVISOR_CHOICES, e.hypervisor)],
    ["GPU driver", "driver", e.driver],
    ["CUDA or ROCm", "cuda", e.cuda],
    ["Framework", "framework", e.framework],
    ["Image", "image", e.image],
    ["Benchmark", "benchmark", e.benchmark],
    ["CPU", "cpu", e.cpu],
    ["Logical processors", "cpuCount", e.cpuCount?.toString()],
    ["Provider", "provider", e.provider],
    [
      "Confidential computing",
      "confidential",
      e.confidential === undefined ? undefined : e.confidential ? "on" : "off",
    ],
    ["Measured at", "startedAt", e.startedAt && formatInstant(e.startedAt)],
  ];
  const known = rows.filter(([, , value]) => value !== undefined);
  const unknown = rows.filter(([, , value]) => value === undefined).map(([name]) => inSentence(name));
  return (
    <Sheet id="environment" title="Environment" note="What was held constant. Unknown never counts as the same.">
      <Facts
        facts={known.map(([name, field, value]) => {
          const sign = evidence.find((s) => s.field === field && s.value === e[field]);
          return [
            name,
            <>
              {value}
              <span className="block type-note text-ink3">
                {sign ? (
                  <>
                    the file says <q className="break-all">{sign.text}</q>
                  </>
                ) : null}
              </span>
            </>,
          ];
        })}
      />
      {unknown.length > 0 ? <p className="mt-3 type-note text-ink3">Not known: {unknown.join(", ")}.</p> : null}
      <EnvironmentForm environment={e} action={action} />
    </Sheet>
  );
}
