import { accepted, type Outcome } from "../outcome";
import type { Evidence } from "../run/environment";
import { layerNamed } from "../run/hypervisor-names";
import type { Reading } from "../run/run";
import { emptyReading, noResult } from "./empty-reading";
import { isCommandLine } from "./shell-prompt";
import type { Claim, Format, Source } from "./format";

/** The one word of the file, with its line; a prompt may stand before and after it. */
function wordOf(source: Source): { word: string; line: number } | null {
  if (source.kind !== "text") return null;
  const words: { word: string; line: number }[] = [];
  for (const [i, line] of source.lines.entries()) {
    const plain = line.trim();
    if (plain === "" || isCommandLine(line, "systemd-detect-virt") || /[$#]$/.test(plain)) continue;
    if (words.length === 1) return null;
    words.push({ word: plain, line: i + 1 });
  }
  const [only] = words;
  return only && layerNamed(only.word) ? only : null;
}

function claims(source: Source): Claim {
  const only = wordOf(source);
  return only ? { claimed: true, rule: `the one word ${only.word}` } : { claimed: false };
}

function read(source: Source): Outcome<Reading> {
  const only = wordOf(source);
  const layer = only && layerNamed(only.word);
  if (!only || !layer)
    return noResult({
      message: "This is not a word that systemd-detect-virt prints.",
      found: "something else",
      expected: "none, kvm, vmware, microsoft, xen, amazon, docker, podman, lxc and others",
      hint: "Run systemd-detect-virt > detect-virt.txt.",
    });
  const reading = emptyReading("systemd-detect-virt");
  const sign = { text: `systemd-detect-virt says ${only.word}`, at: `line ${only.line}` };
  const put = (field: Evidence["field"], value: Evidence["value"]) => {
    Object.assign(reading.environment, { [field]: value });
    reading.evidence.push({ field, value, ...sign });
  };
  if (layer.kind === "none") put("mode", "bare-metal");
  if (layer.kind === "container") put("mode", "container");
  if (layer.kind === "vm") {
    put("mode", "vm-unspecified");
    put("hypervisor", layer.hypervisor);
  }
  return accepted(reading);
}

export const systemdDetectVirt: Format = {
  id: "systemd-detect-virt",
  label: "systemd-detect-virt",
  tool: "systemd-detect-virt",
  command: "systemd-detect-virt > detect-virt.txt",
  axes: [],
  measures: "One word: the hypervisor or the container that the system runs in, or none. It measures nothing.",
  example: "kvm",
  kind: "environment",
  claims,
  read,
};
