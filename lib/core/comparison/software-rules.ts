import { fieldRule } from "./field-rule";
import { sameImage, tagOnly } from "./image-name";
import { knownIn, ofGpu, type Rule, type Seen, textOf } from "./rule";
import { sameName, versionDistance } from "./versions";

function anyMajor(seen: Seen): boolean {
  const versions = knownIn(seen).map(String);
  return versions.some((a) => versions.some((b) => versionDistance(a, b) === "major"));
}

/** E05 and E07 of UX 6: the tool, and the software beneath it. */
export const SOFTWARE_RULES: readonly Rule[] = [
  fieldRule({
    id: "E05",
    name: "tool",
    field: "tool",
    of: (run) => run.tool.name,
    same: (a, b) => sameName(String(a), String(b)),
    level: "block",
    says: "Different tools measure different things under one name",
  }),
  fieldRule({
    id: "E05",
    name: "tool-version",
    field: "tool version",
    of: (run) => run.tool.version,
    same: (a, b) => versionDistance(String(a), String(b)) === "same",
    level: (seen) => (anyMajor(seen) ? "block" : "warn"),
    says: "Another version of the tool may measure differently",
  }),
  fieldRule({
    id: "E07",
    name: "driver",
    field: "driver",
    of: ofGpu(textOf("driver")),
    level: "warn",
    says: "The driver may explain part of the difference",
  }),
  fieldRule({
    id: "E07",
    name: "cuda",
    field: "CUDA or ROCm",
    of: ofGpu(textOf("cuda")),
    level: "warn",
    says: "The GPU runtime may explain part of the difference",
  }),
  fieldRule({
    id: "E07",
    name: "framework",
    field: "framework",
    of: textOf("framework"),
    level: "warn",
    says: "The framework may explain part of the difference",
  }),
  fieldRule({
    id: "E07",
    name: "image",
    field: "image",
    of: textOf("image"),
    same: sameImage,
    level: "warn",
    says: "The image may explain part of the difference",
    open: tagOnly,
    named: true,
  }),
];
