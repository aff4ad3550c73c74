import { Mark } from "./mark";
import { NODE_TICKS, logScale, overheadScale } from "./node-curve-scale";
import { type Place, bandPath, linePath } from "./paths";
import type { ChartNames } from "./row-chart";
import { percent } from "./scale";
import { XyChart } from "./xy-chart";

export interface NodePoint {
  nodes: number;
  /** Share of capacity lost. */
  value: number;
  low?: number;
  high?: number;
}

interface Props extends ChartNames {
  /** Mean loss and waiting together; by nodes, rising. */
  curve: readonly NodePoint[];
  /** What one node loses: the part that does not grow. */
  mean: number;
  /** From measured steps, where there are as many steps as nodes. */
  measured: readonly NodePoint[];
  /** The size that was asked about. */
  own: (NodePoint & { text: string }) | null;
  /** Somebody else's finding: drawn hollow. */
  published: NodePoint & { text: string };
  height?: number;
}

/** Overhead against the number of nodes that wait for one another. */
export function NodeCurve({ curve, mean, measured, own, published, height = 240, label, describedBy }: Props) {
  const x = logScale(NODE_TICKS);
  const y = overheadScale([
    mean,
    published.value,
    ...curve.flatMap((p) => [p.value, p.low ?? p.value, p.high ?? p.value]),
    ...measured.map((p) => p.value),
  ]);
  const place = (nodes: number, value: number): Place => [x.at(nodes), 1 - y.at(value)];
  const at = (p: NodePoint) => ({ x: percent(x.at(p.nodes)), y: percent(1 - y.at(p.value)) });
  // A label beside the mark would stand on a line that runs close by.
  const near = [mean, ...curve.slice(-4).flatMap((p) => [p.value, p.low ?? p.value, p.high ?? p.value])].some(
    (v) => Math.abs(y.at(v) - y.at(published.value)) < 0.08,
  );
  const banded = curve.filter((p) => p.low !== undefined && p.high !== undefined);
  return (
    <XyChart
      label={label}
      describedBy={describedBy}
      x={x}
      y={y}
      xFormat={{ kind: "plain" }}
      yFormat={{ kind: "percent" }}
      xTitle="nodes that wait for one another (logarithmic)"
      yTitle="share of capacity lost"
      height={height}
      stretched={
        <>
          {banded.length > 1 ? (
            <path
              d={bandPath(
                banded.map((p) => place(p.nodes, p.high ?? p.value)),
                banded.map((p) => place(p.nodes, p.low ?? p.value)),
              )}
              fill="var(--band80)"
              stroke="var(--noise-edge)"
              strokeWidth={0.75}
              vectorEffect="non-scaling-stroke"
            />
          ) : null}
          <path
            d={linePath([place(1, 0), place(NODE_TICKS[4], 0)])}
            stroke="var(--ink2)"
            strokeWidth={1.25}
            vectorEffect="non-scaling-stroke"
          />
          <path
            d={linePath([place(1, mean), place(NODE_TICKS[4], mean)])}
            stroke="var(--ink2)"
            strokeWidth={1.5}
            strokeDasharray="2 4"
            vectorEffect="non-scaling-stroke"
          />
          <path
            d={linePath(curve.map((p) => place(p.nodes, p.value)))}
            stroke="var(--virt)"
            strokeWidth={2}
            vectorEffect="non-scaling-stroke"
          />
        </>
      }
      marks={
        <>
          {measured.map((p) => (
            <Mark key={p.nodes} {...at(p)} role="candidate" size={3.5} />
          ))}
          <Mark {...at(published)} role="claimed" title={published.text} />
          {near ? null : (
            <text x="100%" dx={-12} y={percent(1 - y.at(published.value))} dy={4} textAnchor="end" className="mid halo">
              published
            </text>
          )}
          {own ? <Mark {...at(own)} role="candidate" title={own.text} /> : null}
        </>
      }
    />
  );
}
