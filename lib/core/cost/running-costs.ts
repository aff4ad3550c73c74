// What a segment costs beside its bill, each month: licences of the virtualization layer, electricity (MODEL 6.1).
import { addUp } from "../units/money";
import { HOURS_PER_MONTH } from "./hours";
import type { Segment } from "./segment";

/** Licences in currency units a month: price per GPU x GPUs + price per core x cores; 0 where none are given. */
export function monthlyLicences({ licences, gpus = 0 }: Pick<Segment, "licences" | "gpus">): number {
  if (!licences) return 0;
  const { perGpu = 0, perCore = 0, cores = 0 } = licences;
  return addUp([perGpu * gpus, perCore * cores]);
}

/** Electricity in currency units a month: 730 h x GPUs x kW x facility factor x price; 0 where it is not given. */
export function monthlyPower({ power, gpus = 0 }: Pick<Segment, "power" | "gpus">): number {
  if (!power) return 0;
  return HOURS_PER_MONTH * gpus * power.kilowattsPerGpu * power.facilityFactor * power.pricePerKilowattHour;
}
