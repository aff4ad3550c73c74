import { buttonClass } from "@/components/ui/button";

const FILES = [
  { file: "report.csv", label: "Export CSV", primary: true },
  { file: "report.json", label: "JSON" },
  { file: "report.md", label: "Markdown" },
  { file: "chart.svg", label: "Chart, SVG" },
] as const;

/** Plain links to files: they work without scripts and are never fetched ahead. */
export function ExportLinks({ base }: { base: string }) {
  return (
    <nav aria-label="Exports" className="flex flex-wrap gap-2">
      {FILES.map((f) => (
        <a
          key={f.file}
          href={`${base}/${f.file}`}
          className={buttonClass({ variant: "primary" in f ? "primary" : "plain", size: "sm" })}
        >
          {f.label}
        </a>
      ))}
    </nav>
  );
}
