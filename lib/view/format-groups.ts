import type { Format } from "../core/formats/format";

interface FormatGroup {
  id: string;
  title: string;
  note: string;
  formats: Format[];
}

const GROUPS: readonly (Omit<FormatGroup, "formats"> & { has: (format: Format) => boolean })[] = [
  {
    id: "environment",
    title: "What describes a machine",
    note: "These hold no results. Dropped beside results they say where those were measured: GPU, driver, CPU, hypervisor, mode.",
    has: (f) => f.kind === "environment",
  },
  {
    id: "anything",
    title: "Suites, and numbers of your own",
    note: "Metrics that the catalogue does not have keep the name the file gives them.",
    has: (f) => f.anything === true,
  },
  {
    id: "checks",
    title: "What passes or fails",
    note: "No speed is measured, so no overhead comes from it; what failed is named.",
    has: (f) => f.axes.length === 0,
  },
  {
    id: "models",
    title: "Serving, inference and training",
    note: "How much work the GPUs do, and how long users wait.",
    has: (f) => f.axes[0] === "gpu-compute" || f.axes[0] === "latency",
  },
  {
    id: "links",
    title: "GPU memory and links",
    note: "What a hypervisor touches first: the way between host and GPU, and between GPUs.",
    has: (f) => ["gpu-memory", "host-link", "gpu-link"].includes(f.axes[0] ?? ""),
  },
  { id: "network", title: "Network", note: "Between two hosts.", has: (f) => f.axes[0] === "network" },
  { id: "storage", title: "Storage", note: "Local disks and mounted ones.", has: (f) => f.axes[0] === "storage" },
  {
    id: "host",
    title: "Processor and host memory",
    note: "The host's own part of the work: scheduling, memory, system calls.",
    has: (f) => f.axes[0] === "cpu",
  },
];

/** As they are shown: what is measured first, what describes machines last. */
const SHOWN = ["models", "links", "network", "storage", "host", "anything", "checks", "environment"];

/** Every format in the one group it is looked for in; groups without a format are left out. */
export function formatGroups(formats: readonly Format[]): FormatGroup[] {
  const groups = new Map<string, FormatGroup>();
  for (const format of formats) {
    const group = GROUPS.find(({ has }) => has(format));
    if (!group) continue;
    const { id, title, note } = group;
    const known = groups.get(id);
    if (known) known.formats.push(format);
    else groups.set(id, { id, title, note, formats: [format] });
  }
  return SHOWN.flatMap((id) => groups.get(id) ?? []);
}
