// Memory of one GPU as it is sold, in GB. Vendors' data sheets; where a model is sold in several sizes, the smallest,
// unless the name says which. The size says only whether a whole GPU is seen, so it need not be exact.

const MODELS: readonly (readonly [model: RegExp, gigabytes: number])[] = [
  [/\bGB[23]00\b/, 186],
  [/\bB300\b/, 268],
  [/\bB200\b/, 180],
  [/\bGH200\b/, 96],
  [/\bH200\b/, 141],
  [/\bH100 NVL\b/, 94],
  [/\bH[18]00\b/, 80],
  [/\bA[18]00\b/, 40],
  [/\bA40\b|\bL40S?\b|\bL20\b|\bRTX 6000 ADA\b/, 48],
  [/\bRTX PRO 6000\b/, 96],
  [/\bA30\b|\bA10G?\b|\bL4\b|\bP40\b/, 24],
  [/\bA16\b|\bA2\b|\bT4G?\b|\bV100\b/, 16],
  [/\bP100\b/, 12],
  [/\bM60\b|\bP4\b/, 8],
  [/\bRTX 5090\b/, 32],
  [/\bRTX [34]090\b/, 24],
  [/\bMI300X\b/, 192],
  [/\bMI325X\b/, 256],
  [/\bMI35[05]X\b/, 288],
];
/** Firmware, error correction and rounding take a tenth at most; a share is half or less. */
const WHOLE = 0.7;

/** Memory of the model, in GB; `null` for a model that is not known. */
export function modelMemory(gpu: string): number | null {
  const name = gpu.toUpperCase().replaceAll(/[-_]/g, " ");
  const said = /\b(\d{1,3}) ?GB\b/.exec(name);
  if (said) return Number(said[1]);
  return MODELS.find(([model]) => model.test(name))?.[1] ?? null;
}

/** Whether a GPU shows clearly less memory than its model has. @param bytes as the driver shows it */
export function isMemoryShare(gpu: string, bytes: number): boolean {
  const whole = modelMemory(gpu);
  return whole !== null && bytes > 0 && bytes < whole * 1e9 * WHOLE;
}
