/** What the ends of one segment's row mean: the level of the sum is not that of its rows. */
export const rowLevel = ({ segments, level }: { segments: readonly unknown[]; level: string }): string =>
  segments.length > 1 ? "each overhead at its low and at its high end" : level;
