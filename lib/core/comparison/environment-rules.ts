import { CONDUCT_RULES } from "./conduct-rules";
import { GPU_RULES } from "./gpu-rules";
import { MACHINE_RULES } from "./machine-rules";
import type { Rule } from "./rule";
import { SIDE_RULE } from "./side-rule";
import { SOFTWARE_RULES } from "./software-rules";
import { PRECISION_RULE } from "./workload-rules";

/** Every rule of UX 6 on what environments say. E03, E04's settings, E05's meanings and E06 are judged where rows are paired. */
export const RULES: readonly Rule[] = [
  ...GPU_RULES,
  PRECISION_RULE,
  ...SOFTWARE_RULES,
  ...MACHINE_RULES,
  ...CONDUCT_RULES,
  SIDE_RULE,
];
