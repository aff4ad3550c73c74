/** The number with its decimal sign moved: what was typed stays what was typed, where a product would add noise. */
export function shifted(value: number, places: number): number {
  if (places === 0 || !Number.isFinite(value)) return value;
  const [digits = "0", exponent = "0"] = String(value).split("e");
  return Number(`${digits}e${Number(exponent) + places}`);
}
