// MODEL 8. Encoding: 128b/130b from Gen3 to Gen5 (PCI-SIG base specification 3.0 to 5.0); flit of 256 B with 242 B of
// payload in Gen6. Before Gen3 nothing we read was measured.

const RATES = {
  3: { gigatransfers: 8, encoding: 128 / 130 },
  4: { gigatransfers: 16, encoding: 128 / 130 },
  5: { gigatransfers: 32, encoding: 128 / 130 },
  6: { gigatransfers: 64, encoding: 242 / 256 },
} as const;

export type PcieGeneration = keyof typeof RATES;

/** Whether the rate of a generation is known here. */
export const isPcieGeneration = (generation: number | undefined): generation is PcieGeneration =>
  generation !== undefined && generation in RATES;

/** What a PCIe link carries at most in one direction, in B/s. A duplex figure may be twice that. */
export function pcieCeiling(generation: PcieGeneration, lanes = 16): number {
  const { gigatransfers, encoding } = RATES[generation];
  return linkCeiling(gigatransfers, lanes, encoding);
}

/** B/s in one direction of a serial link: GT/s x lanes x encoding / 8. */
export function linkCeiling(gigatransfers: number, lanes: number, encoding: number): number {
  return (gigatransfers * 1e9 * lanes * encoding) / 8;
}
