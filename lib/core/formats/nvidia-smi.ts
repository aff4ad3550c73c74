import { accepted, type Outcome } from "../outcome";
import type { Reading } from "../run/run";
import { emptyReading, noResult } from "./empty-reading";
import type { Claim, Format, Source, TextSource } from "./format";
import { readSmi } from "./nvidia-smi-signs";
import { isSmiTable, smiTable } from "./nvidia-smi-table";
import { isSmiText, smiText } from "./nvidia-smi-text";
import { isSmiXml, smiXml } from "./nvidia-smi-xml";
import type { SmiLog } from "./smi-log";

const SHAPES: readonly { rule: string; is: (source: TextSource) => boolean; read: (source: TextSource) => SmiLog }[] = [
  { rule: "<nvidia_smi_log>", is: isSmiXml, read: smiXml },
  { rule: "NVSMI LOG and nothing else", is: isSmiText, read: smiText },
  { rule: "the table of nvidia-smi and nothing else", is: isSmiTable, read: smiTable },
];

function claims(source: Source): Claim {
  const shape = source.kind === "text" ? SHAPES.find(({ is }) => is(source)) : undefined;
  return shape ? { claimed: true, rule: shape.rule } : { claimed: false };
}

function read(source: Source): Outcome<Reading> {
  const text = source.kind === "text" ? source : null;
  const log = text && SHAPES.find(({ is }) => is(text))?.read(text);
  const reading = emptyReading("nvidia-smi", log?.machine.get("driver_version")?.value ?? null);
  if (log) readSmi(log, reading);
  if (!log || reading.evidence.length === 0)
    return noResult({
      message: "nvidia-smi says nothing of its GPUs here.",
      found: log?.cut ?? "no value that is known",
      expected: "the driver and at least one GPU",
      hint: "Run nvidia-smi -q -x again; with an error of the driver it prints no GPU.",
    });
  if (log.cut !== null)
    reading.warnings.push({
      code: "cut-short",
      message: `Part of the file could not be read: ${log.cut}`,
      hint: "What stands before it is kept. Write the file again.",
    });
  return accepted(reading, reading.warnings);
}

export const nvidiaSmi: Format = {
  id: "nvidia-smi",
  label: "nvidia-smi",
  tool: "nvidia-smi",
  command: "nvidia-smi -q -x > nvidia-smi.xml",
  axes: [],
  measures:
    "What GPUs and driver the machine shows, and whether the driver sees a virtual machine. It measures nothing.",
  example: `<nvidia_smi_log>
	<driver_version>570.86.15</driver_version>
	<attached_gpus>8</attached_gpus>
	<gpu id="00000000:1B:00.0">
		<product_name>NVIDIA H100 80GB HBM3</product_name>`,
  kind: "environment",
  claims,
  read,
};
