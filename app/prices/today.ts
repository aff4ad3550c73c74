/** The day it is, in UTC: by it a price is too old. */
export const today = (): string => new Date().toISOString().slice(0, 10);
