import { accepted, excerpt, type Outcome } from "../outcome";
import { firmwareName, machineName, machineSigns } from "../run/machine-signs";
import type { Reading } from "../run/run";
import { emptyReading, noResult } from "./empty-reading";
import { isCommandLine } from "./shell-prompt";
import type { Claim, Format, Source, TextSource } from "./format";

const VERSION = /^# dmidecode (\d[\d.]{0,10})$/;
const HANDLE = /^Handle 0x[0-9A-Fa-f]{4,8}, DMI type \d{1,3}, \d{1,5} bytes?$/;
const HEADING = /^(?:System|BIOS|Chassis|Base Board|Platform Firmware) Information$/;
const VALUE = /^[\t ]{0,8}([A-Z][\w ()/.-]{0,60}):(?:[\t ]{1,8}(.{0,200}))?$/;

interface Value {
  value: string;
  at: string;
}

function claims(source: Source): Claim {
  if (source.kind !== "text") return { claimed: false };
  const shown = source.lines.filter(
    (line) => line.trim() !== "" && (VERSION.test(line.trim()) || !isCommandLine(line, "dmidecode")),
  );
  const [first = ""] = shown;
  if (!VERSION.test(first.trim()) && !HANDLE.test(first.trim())) return { claimed: false };
  const begun = shown.findIndex((line) => HANDLE.test(line.trim()));
  const preamble = begun < 0 ? shown.length : begun;
  return preamble <= PREAMBLE && shown.slice(preamble).every(isOurs)
    ? { claimed: true, rule: "dmidecode's handles and nothing else" }
    : { claimed: false, close: "dmidecode: other output stands in the same file" };
}

/** Before its first handle it says in free words where the table was found, or that it may not be read. */
const PREAMBLE = 12;

/** dmidecode prints comments, handles, headings, fields and deeper lists, all of one line each. */
const isOurs = (line: string): boolean =>
  /^#/.test(line) ||
  /^[\t ]/.test(line) ||
  HANDLE.test(line.trim()) ||
  /^(?:\d\d-bit )?[A-Z][\w ()/.-]{0,80}$/.test(line) ||
  /^Invalid entry length \(\d{1,3}\)\. DMI table is broken! Stop\.$/.test(line) ||
  VALUE.test(line);

/** Names of interest by the heading above them. The first of a heading counts; serial numbers are never looked at. */
function valuesOf({ lines }: TextSource): Map<string, Value> {
  const values = new Map<string, Value>();
  let heading = "";
  for (const [i, line] of lines.entries()) {
    const plain = line.trim();
    if (HANDLE.test(plain)) heading = "";
    else if (HEADING.test(plain)) heading = plain;
    const [, name = "", value = ""] = VALUE.exec(line) ?? [];
    const key = `${heading}/${name}`;
    const known = firmwareName(value);
    if (WANTED.has(key) && known && !values.has(key))
      values.set(key, { value: excerpt(known, 100), at: `line ${i + 1}` });
  }
  return values;
}

const MAKER = "System Information/Manufacturer";
const PRODUCT = "System Information/Product Name";
const BIOS = "BIOS Information/Vendor";
const CHASSIS = "Chassis Information/Manufacturer";
const WANTED: ReadonlySet<string> = new Set([MAKER, PRODUCT, BIOS, CHASSIS]);

function read(source: Source): Outcome<Reading> {
  const text = source.kind === "text" ? source : null;
  const values = text ? valuesOf(text) : new Map<string, Value>();
  const version = text?.lines.map((line) => VERSION.exec(line.trim())?.[1]).find((v) => v !== undefined);
  const reading = emptyReading("dmidecode", version ?? null);
  const [maker, product] = [values.get(MAKER), values.get(PRODUCT)];
  const at = (product ?? maker)?.at ?? "line 1";
  const machine = machineName(maker?.value ?? null, product?.value ?? null);
  if (machine) {
    reading.environment.machine = machine;
    reading.evidence.push({ field: "machine", value: machine, text: `System ${machine}`, at });
  }
  reading.evidence.push(...machineSigns(maker?.value ?? null, product?.value ?? null, at));
  // SeaBIOS or a chassis of QEMU, where a host gave its guest the names of a real machine.
  for (const key of [BIOS, CHASSIS]) {
    const named = values.get(key);
    if (named && !reading.evidence.some((sign) => sign.field === "hypervisor"))
      reading.evidence.push(...machineSigns(named.value, null, named.at));
  }
  for (const { field, value } of reading.evidence)
    if (reading.environment[field] === undefined) Object.assign(reading.environment, { [field]: value });
  if (reading.evidence.length === 0)
    return noResult({
      message: "dmidecode names no machine here.",
      found: values.size > 0 ? "a BIOS vendor only" : "no name of the maker or the product",
      expected: "System Information with Manufacturer and Product Name",
      hint: "Run dmidecode as root: without it only a few lines are printed.",
    });
  return accepted(reading, reading.warnings);
}

export const dmidecode: Format = {
  id: "dmidecode",
  label: "dmidecode",
  tool: "dmidecode",
  command: "sudo dmidecode -t system -t bios -t chassis > dmidecode.txt",
  axes: [],
  measures: "Which machine the firmware names: a server's model, or a hypervisor's. It measures nothing.",
  example: `# dmidecode 3.5
Handle 0x0100, DMI type 1, 27 bytes
System Information
	Manufacturer: Dell Inc.
	Product Name: PowerEdge XE9680`,
  kind: "environment",
  claims,
  read,
};
