// EVIDENCE 7: whom a published figure serves. The ledger keeps each author's own words; these are the sides they fall into.

export const INTERESTS = {
  "sells-vm": "Sells virtualization",
  "sells-bare-metal": "Sells bare metal",
  "sells-both": "Sells both",
  rivals: "Two vendors, each for its own side",
  independent: "Independent",
  user: "Users of their own machines",
  other: "Developers and other vendors",
  unknown: "Not known",
} as const;
export type Interest = keyof typeof INTERESTS;

/** First match wins: "vendor selling both" is no seller of virtualization alone. */
const SAID: readonly (readonly [RegExp, Interest])[] = [
  [/^independent/, "independent"],
  [/^(different|two) vendors/, "rivals"],
  [/both|vendor of VMs \(and \.metal\)/, "sells-both"],
  [/bare metal/, "sells-bare-metal"],
  [/^VM vendor|hypervisor|vendor of (VMs|TEE cloud|CC inference)/, "sells-vm"],
  [/^user|^operator/, "user"],
  [/./, "other"],
];

/** The side that an author's own words come to. */
export const interestOf = (words: string): Interest => SAID.find(([said]) => said.test(words))?.[1] ?? "unknown";
