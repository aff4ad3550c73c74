import { NBSP } from "../core/units/spell";

/** A sentence whose figures keep their units and whose counts stay together: no "%" alone on a line. */
export function unbroken(sentence: string): string {
  return sentence
    .replaceAll(/(\d) (%|pp|ms|µs|ns|s|[kMGT]?B\/s|token\/s)(?![\p{L}\p{N}])/gu, `$1${NBSP}$2`)
    .replaceAll(/n = (\d+) v (\d+)/g, `n${NBSP}=${NBSP}$1${NBSP}v${NBSP}$2`);
}
