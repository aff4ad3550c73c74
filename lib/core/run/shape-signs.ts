// UX 6, L4: what a cloud's name of a machine's size says of its side. AWS: `.metal` and `.metal-24xl` are bare metal;
// any other size is a virtual machine. OCI: `BM.` and `VM.`. Google: `-metal`.
import type { Evidence, Mode } from "./environment";

const SHAPES: readonly (readonly [shape: RegExp, mode: Mode])[] = [
  [/^BM\.[A-Z0-9]/i, "bare-metal"],
  [/^VM\.[A-Z0-9]/i, "vm-unspecified"],
  [/^[a-z][a-z0-9-]{0,20}\.metal(?:-\d{1,3}xl)?$/i, "bare-metal"],
  [/^[a-z]\d[a-z0-9]{0,6}-[a-z]{2,12}-\d{1,4}(?:-[a-z]{1,8})?-metal$/i, "bare-metal"],
  [/^[a-z][a-z0-9-]{0,20}\.(?:nano|micro|small|medium|large|\d{0,3}xlarge)$/i, "vm-unspecified"],
];

/** The side that a name of a machine's size stands for; `null`: the name does not say. */
export const modeOfShape = (shape: string): Mode | null =>
  SHAPES.find(([names]) => names.test(shape.trim()))?.[1] ?? null;

/** The shape and the side it stands for; nothing for a name that is no cloud's size. */
export function shapeSign(shape: string, at: string): Evidence[] {
  const mode = modeOfShape(shape);
  if (mode === null) return [];
  const text = `machine size "${shape}"`;
  return [
    { field: "shape", value: shape, text, at },
    { field: "mode", value: mode, text, at },
  ];
}
