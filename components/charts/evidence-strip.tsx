import { Mark } from "./mark";
import { type ChartNames, RowChart } from "./row-chart";
import { percent, type Scale, stack, tightScale } from "./scale";
import type { Role } from "@/lib/view/series";
import type { OwnInterval, StripRow } from "@/lib/view/evidence-strip";

interface Props extends ChartNames {
  rows: readonly StripRow[];
  /** Drawn as its own row and as a band over all others. */
  mine: (OwnInterval & { role: Role; text: string }) | null;
}

/** Apart by this share of the axis, dots stand beside one another. */
const DOT = 0.0125;
const FLOOR = 6.5;
const BAR = 7;

/** Published figures as dots and ranges, part by part on one axis, with one's own interval over them. */
export function EvidenceStrip({ rows, mine, label, describedBy }: Props) {
  const ends = [
    ...rows.flatMap((r) => [...r.dots.map((d) => d.value), ...r.bars.flatMap((b) => [b.low, b.high])]),
    ...(mine ? [mine.low, mine.value, mine.high] : []),
  ];
  const scale = tightScale(ends, { include: [0], count: 8 });
  return (
    <RowChart
      label={label}
      describedBy={describedBy}
      scale={scale}
      format={{ kind: "percent" }}
      ends={{ low: "virtualized faster", high: "virtualized loses capacity" }}
      across={mine ?? undefined}
      rows={[
        ...(mine
          ? [
              {
                id: "mine",
                label: mine.name,
                note: mine.level,
                value: mine.text,
                height: 32,
                draw: <Own mine={mine} scale={scale} />,
              },
            ]
          : []),
        ...rows.map((r) => drawn(r, scale)),
      ]}
    />
  );
}

function Own({ mine, scale }: { mine: NonNullable<Props["mine"]>; scale: Scale }) {
  const colour = mine.role === "neutral" ? "var(--ink)" : "var(--virt)";
  return (
    <>
      <line
        x1={percent(scale.at(mine.low))}
        x2={percent(scale.at(mine.high))}
        y1={16}
        y2={16}
        stroke={colour}
        strokeWidth={2.5}
        strokeDasharray={mine.role === "claimed" ? "4 3" : undefined}
      />
      <Mark x={percent(scale.at(mine.value))} y={16} role={mine.role} size={6} title={`${mine.name}: ${mine.text}`} />
    </>
  );
}

function drawn({ id, label, note, text, dots, bars }: StripRow, scale: Scale) {
  const floors = stack(
    dots.map((d) => scale.at(d.value)),
    DOT,
  );
  const levels = dots.length > 0 ? Math.max(...floors) + 1 : 0;
  const height = 16 + levels * FLOOR + bars.length * BAR;
  return {
    id,
    label,
    note,
    value: text,
    height: Math.max(36, height),
    draw: (
      <>
        {dots.map((d, i) => (
          <circle
            key={d.id}
            cx={percent(scale.at(d.value))}
            cy={8 + FLOOR / 2 + (floors[i] ?? 0) * FLOOR}
            r={2.75}
            fill={d.hollow ? "var(--surface)" : "var(--virt)"}
            stroke="var(--virt)"
            strokeWidth={d.hollow ? 1.25 : 0}
          >
            <title>{d.title}</title>
          </circle>
        ))}
        {bars.map((b, i) => {
          const y = 8 + levels * FLOOR + BAR / 2 + i * BAR;
          return (
            <line
              key={b.id}
              x1={percent(scale.at(b.low))}
              x2={percent(scale.at(b.high))}
              y1={y}
              y2={y}
              stroke="var(--virt)"
              strokeWidth={2}
              strokeDasharray={b.hollow ? "4 3" : undefined}
            >
              <title>{b.title}</title>
            </line>
          );
        })}
      </>
    ),
  };
}
