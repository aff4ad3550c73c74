import { DataTable, Td, Th } from "@/components/ui/data-table";
import type { Citation, GpuCeilings } from "@/lib/core/hardware/gpu-ceilings";
import { formatNumber, formatPercent } from "@/lib/view/format";

const GIGA = 1e9;
const TERA = 1e12;
const figure = (value: number | null, per: number) =>
  value === null ? "–" : formatNumber(value / per, { significant: 4 });

/** What each GPU can do at most: the figures that values are held against, with where they come from. */
export function CeilingsTable({ gpus }: { gpus: readonly GpuCeilings[] }) {
  return (
    <DataTable label={`Ceilings of ${gpus.length} GPUs`} stickyFirst roomy maxHeight="36rem">
      <thead>
        <tr>
          <Th>GPU</Th>
          <Th num>Memory, TB/s</Th>
          <Th>Host link</Th>
          <Th num>One direction, GB/s</Th>
          <Th>GPU link</Th>
          <Th num>Both directions, GB/s</Th>
          <Th num>BF16 dense, TFLOP/s</Th>
          <Th num>Reached</Th>
          <Th>Check against a data sheet</Th>
          <Th>Source</Th>
        </tr>
      </thead>
      <tbody>
        {gpus.map((g) => (
          <tr key={g.gpu}>
            <Th scope="row" className="min-w-32">
              {g.gpu}
            </Th>
            <Td num>{formatNumber(g.memory / TERA, { decimals: 3, atLeast: 2 })}</Td>
            <Td className="whitespace-nowrap">{g.hostLink.name}</Td>
            <Td num>{figure(g.hostLink.oneWay, GIGA)}</Td>
            <Td className="min-w-32">{g.gpuLink?.name ?? "none: over the host link"}</Td>
            <Td num>{figure(g.gpuLink?.bothWays ?? null, GIGA)}</Td>
            <Td num>{figure(g.bf16, TERA)}</Td>
            <Td num>{g.reachedBf16 === null ? "–" : formatPercent(g.reachedBf16 / g.bf16, { decimals: 0 })}</Td>
            <Td className="min-w-48 text-ink2">{g.unconfirmed ? sentence(g.unconfirmed) : "–"}</Td>
            <Td className="min-w-36">
              {g.sources.map((source) => (
                <span key={source.text} className="block">
                  <Source source={source} />
                </span>
              ))}
            </Td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

/** The publisher here; the page itself, and whether it only repeats another, in the title. */
function Source({ source: { text, url } }: { source: Citation }) {
  const [publisher] = text.split(",");
  return url === null ? (
    text
  ) : (
    <a href={url} rel="noreferrer" className="link" title={text}>
      {publisher}
      {text.endsWith("(secondary)") ? " (secondary)" : ""}
    </a>
  );
}

const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
