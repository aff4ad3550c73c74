// What `/methods` shows: every formula in words, in symbols, and worked with numbers by the functions that the product
// itself uses. docs/formulas.md tells the same at length and is held to the same functions.
import type { MethodGroup } from "./method";
import { CEILING_METHODS, DRAW_METHODS } from "./methods-draws";
import { LOAD_METHODS } from "./methods-load";
import { MONEY_METHODS } from "./methods-money";
import { MOVING_METHODS } from "./methods-moving";
import { OVERHEAD_METHODS } from "./methods-overhead";
import { SURE_METHODS } from "./methods-sure";
import { WORKLOAD_METHODS } from "./methods-workload";

export const METHODS: readonly MethodGroup[] = [
  OVERHEAD_METHODS,
  WORKLOAD_METHODS,
  LOAD_METHODS,
  MONEY_METHODS,
  MOVING_METHODS,
  SURE_METHODS,
  DRAW_METHODS,
  CEILING_METHODS,
];
