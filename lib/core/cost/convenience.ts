// MODEL 6.11: what virtualization costs after what it gives. Negative: virtualization pays for itself.

export interface Convenience {
  operations: { hours: number; rate: number };
  provisioning: { events: number; hoursSaved: number; gpusPerEvent: number; pricePerGpuHour: number };
  downtime: { hoursAvoided: number; costPerHour: number };
}

/** What virtualization gives in return, in currency units a month. */
export function benefitsOf({ operations, provisioning, downtime }: Convenience): number {
  return (
    operations.hours * operations.rate +
    provisioning.events * provisioning.hoursSaved * provisioning.gpusPerEvent * provisioning.pricePerGpuHour +
    downtime.hoursAvoided * downtime.costPerHour
  );
}

/** Waste minus benefits, in currency units a month. */
export const costOfConvenience = (waste: number, given: Convenience): number => waste - benefitsOf(given);
