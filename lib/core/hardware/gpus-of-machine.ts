// Machines and shapes whose name says how many GPUs they hold.

/** GPUs in a machine by the name of its size or model: `BM.GPU.H100.8`, `NVIDIA DGX H100`; `null`: the name does not say. */
export function gpusOfMachine(name: string): number | null {
  const shape = /^(?:BM|VM)\.GPU\d{0,2}\.?[A-Z0-9-]{0,16}\.(\d{1,2})$/i.exec(name.trim());
  if (shape) return Number(shape[1]);
  if (/\bDGX[ -]?2\b/i.test(name)) return 16;
  if (/\bDGX Station\b/i.test(name)) return null;
  return /\bDGX ?(?:A100|H100|H200|B200|B300)\b|\bXE9680L?\b/i.test(name) ? 8 : null;
}
