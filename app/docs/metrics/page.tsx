import type { Metadata } from "next";
import { LinkButton } from "@/components/ui/button";
import { DataTable, Td, Th } from "@/components/ui/data-table";
import { Page } from "@/components/ui/page";
import { Sheet } from "@/components/ui/sheet";
import { CATALOGUE } from "@/lib/core/metrics/catalogue";
import { AXES, type Axis, type Metric } from "@/lib/core/metrics/metric";
import { AXIS_WORDS } from "@/lib/view/axis-words";

export const metadata: Metadata = {
  title: "What is measured",
  description:
    "Every metric Bareline knows: what it says, its unit, which direction is better, and when it says nothing.",
};

export default function MetricsPage() {
  return (
    <Page
      title="What is measured"
      lead="The catalogue of metrics. A file's own words are mapped to one of these; what is not here keeps the name its file gives it."
      actions={<LinkButton href="/docs/formats">What is read</LinkButton>}
    >
      <p className="mt-6 measure type-table text-ink2">
        Everything is kept in base units and shown as people write it: seconds as ms, bytes a second as GB/s (10⁹).
        &ldquo;Says nothing at a chosen rate&rdquo; marks figures that only repeat the rate when somebody set one. Rows
        are paired by metric, workload and settings; which settings, each format says under{" "}
        <a className="link" href="/docs/formats">
          What is read
        </a>
        .
      </p>
      <div className="mt-6 grid grid-cols-[minmax(0,1fr)] gap-6">
        {AXES.map((axis) => (
          <AxisSheet key={axis} axis={axis} metrics={CATALOGUE.filter((m) => m.axis === axis)} />
        ))}
      </div>
    </Page>
  );
}

function AxisSheet({ axis, metrics }: { axis: Axis; metrics: readonly Metric[] }) {
  const name = AXIS_WORDS[axis];
  return (
    <Sheet id={axis} title={name} className="scroll-mt-16">
      <DataTable label={`Metrics: ${name}`} stickyFirst>
        <thead>
          <tr>
            <Th>Metric</Th>
            <Th>What it says</Th>
            <Th>Unit</Th>
            <Th>Better</Th>
            <Th>At a chosen rate</Th>
          </tr>
        </thead>
        <tbody>
          {metrics.map((m) => (
            <tr key={m.id} id={m.id} className="scroll-mt-16">
              <Th scope="row" className="max-sm:max-w-36">
                {m.label}
                <code className="block type-note break-words text-ink3">{m.id}</code>
              </Th>
              <Td className="min-w-48 sm:min-w-64">{m.meaning}</Td>
              <Td>{m.unit}</Td>
              <Td>{m.better}</Td>
              <Td>{m.loadLimited ? "says nothing" : ""}</Td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </Sheet>
  );
}
