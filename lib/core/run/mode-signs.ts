// UX 6, "Label v detected": which signs of a mode may stand beside one another, and which of several says most.
import { type Evidence, Mode, isVirtual } from "./environment";

/** Of signs that agree the one that says most; a virtual machine seen outweighs one not seen. */
const STRENGTH: readonly Mode[] = [
  "confidential-vm",
  "vm-vgpu",
  "vm-passthrough",
  "vm-unspecified",
  "container",
  "bare-metal",
];

/**
 * Whether a mode and a sign of one contradict each other. A container neither proves nor excludes a virtual machine
 * beneath it (L6), so a sign of one speaks against nothing.
 */
export function modeContradicts(mode: Mode, seen: Mode): boolean {
  if (seen === mode || seen === "container") return false;
  if (mode === "container") return isVirtual(seen);
  if (isVirtual(seen) !== isVirtual(mode)) return true;
  return isVirtual(mode) && mode !== "vm-unspecified" && seen !== "vm-unspecified";
}

/** Whether a sign bears a mode out. One of a container says nothing of what lies beneath it. */
export const modeBornOut = (mode: Mode, seen: Mode): boolean =>
  seen === mode || (isVirtual(seen) && isVirtual(mode) && !modeContradicts(mode, seen));

/** The mode that a sign stands for; `null` for a sign of something else. */
export function modeOf(sign: Pick<Evidence, "field" | "value">): Mode | null {
  if (sign.field === "hypervisor") return sign.value === "unknown" ? null : "vm-unspecified";
  if (sign.field === "confidential") return sign.value === true ? "confidential-vm" : null;
  if (sign.field !== "mode") return null;
  const mode = Mode.safeParse(sign.value);
  return mode.success ? mode.data : null;
}

/** The mode that says most; absent when there is none. */
export function strongestMode(modes: readonly (Mode | undefined)[]): Mode | undefined {
  return STRENGTH.find((mode) => modes.includes(mode));
}
