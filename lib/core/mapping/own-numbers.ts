/** Files without a format, read through a mapping: their format's name (FORMATS 4.12). */
export const OWN_NUMBERS = { id: "custom-benchmark", label: "Own numbers, mapped" } as const;
