import { Ecdf } from "@/components/charts/ecdf";
import { RunOrder } from "@/components/charts/run-order";
import { ChartFrame } from "@/components/ui/chart-frame";
import { PlainTable } from "@/components/ui/data-table";
import { Sheet } from "@/components/ui/sheet";
import type { Health } from "@/lib/core/stats/sample-health";
import type { Params, Statistics } from "@/lib/core/run/run";
import { formatIn, formatNumber, formatPercent, formatQuantity, unitFor } from "@/lib/view/format";
import { type SideName, SIDE_WORDS } from "@/lib/view/modes";
import { paramWords } from "@/lib/view/params";

interface Props {
  measurement: Statistics & { label: string; unit: string; workload: string; params: Params };
  /** `null`: the tool printed only an aggregate. */
  samples: {
    n: number;
    ecdf: { x: number; share: number }[];
    order: { i: number; y: number }[];
    health: Health;
  } | null;
  side: SideName;
}

/** Is the sample healthy? Its distribution and its order, in the unit people use. */
export function SampleCharts({ measurement, samples, side }: Props) {
  const { label, unit } = measurement;
  const params = paramWords(measurement.params);
  if (!samples || samples.n < 2) {
    return (
      <Sheet id="distribution" title={label} note={params} className="mt-6">
        <p className="measure text-ink2">{why(samples?.n ?? null, measurement)}</p>
      </Sheet>
    );
  }
  const { unit: shown, factor } = unitFor(
    samples.ecdf.map((p) => p.x),
    unit,
  );
  const { health } = samples;
  const format = { kind: "plain", unit: shown } as const;
  return (
    <Sheet
      id="distribution"
      title={label}
      note={[params, healthLine(health, unit)].filter(Boolean).join(". ")}
      className="mt-6"
    >
      <div className="grid gap-8 lg:grid-cols-2">
        <ChartFrame
          bare
          level={3}
          id="ecdf"
          title="Distribution"
          sentence={distributionSentence(measurement)}
          table={
            <PlainTable
              label={`Quantiles of ${label}, ${shown}`}
              head={["Share at or below", shown]}
              num={[0, 1]}
              maxHeight="20rem"
              rows={samples.ecdf.map((p) => [formatPercent(p.share), formatIn(p.x, factor)])}
            />
          }
        >
          <Ecdf
            label={`${label}: share of values at or below each value`}
            describedBy="ecdf-sentence"
            xTitle={`${label}, ${shown}`}
            format={format}
            samples={[{ id: side, label: SIDE_WORDS[side], role: side, values: samples.ecdf.map((p) => p.x / factor) }]}
          />
        </ChartFrame>
        <ChartFrame
          bare
          level={3}
          id="order"
          title="In the order measured"
          sentence={driftSentence(health)}
          table={
            <PlainTable
              label={`${label} in the order measured, ${shown}`}
              head={["No.", shown]}
              num={[0, 1]}
              maxHeight="20rem"
              rows={samples.order.map((p) => [formatNumber(p.i + 1), formatIn(p.y, factor)])}
            />
          }
        >
          <RunOrder
            label={`${label}: each value in the order measured`}
            describedBy="order-sentence"
            yTitle={shown}
            format={format}
            role={side}
            values={samples.order.map((p) => ({ place: p.i + 1, value: p.y / factor }))}
            count={samples.n}
            median={measurement.median === null ? undefined : measurement.median / factor}
          />
        </ChartFrame>
      </div>
    </Sheet>
  );
}

function why(n: number | null, m: Statistics & { unit: string }): string {
  const only = m.value ?? m.median ?? m.mean;
  const value = only === null ? "" : `: ${formatQuantity(only, m.unit)}`;
  if (n === 1 || m.n === 1) return `One value${value}. No spread can be shown.`;
  return `The tool printed only its own summary${value}, not the values behind it. No distribution can be drawn; repeated runs show the spread between runs.`;
}

function healthLine({ n, spread, peaks }: Health, unit: string): string {
  const parts = [`n = ${formatNumber(n)}`];
  if (spread !== null)
    parts.push(`9 in 10 values lie in a range of ${formatPercent(spread, { significant: 2 })} of the median`);
  if (peaks)
    parts.push(
      `two groups: ${formatPercent(peaks.share, { decimals: 0 })} of the values near ${formatQuantity(peaks.lower, unit)}, the rest near ${formatQuantity(peaks.upper, unit)}`,
    );
  return parts.join("; ");
}

function distributionSentence({ median, p95, p99, unit }: Statistics & { unit: string }): string {
  const q = (v: number | null) => (v === null ? "unknown" : formatQuantity(v, unit));
  return `Half of the values lie at or below ${q(median)}, 95 % at or below ${q(p95)}, 99 % at or below ${q(p99)}.`;
}

function driftSentence({ drift }: Health): string {
  if (drift === null) return "No drift seen: the last third lies where the first third lies.";
  return `The last third lies ${formatPercent(Math.abs(drift), { significant: 2 })} ${drift > 0 ? "above" : "below"} the first: warm-up or drift.`;
}
