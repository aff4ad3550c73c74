import { describe, expect, it } from "vitest";
import { shownName } from "./shown-name";
import { shownFilename } from "./take-in";
import { readEnvironmentUpload } from "./upload-request";

describe("names that come with a file", () => {
  it.each(["sk-abcdefghijkl.json", "runs/bob@example.org/1.json", "logs/192.168.17.4.txt"])(
    "%s loses what is private",
    (name) => {
      const shown = shownName(name);
      expect(shown).not.toMatch(/sk-|bob|192/);
      expect(shown).toContain("(removed");
      expect(shownName(shown)).toBe(shown);
    },
  );

  it("other names stay, and different ones stay different", () => {
    for (const name of [
      "bare-metal/run-1.json",
      "nvidia-smi -q.txt",
      "host-10/vllm-0.6.3.json",
      "H100/meta-llama_Llama-3.1-8B.json",
    ])
      expect(shownName(name)).toBe(name);
    expect(shownName("sk-abcdefghijkl.json")).not.toBe(shownName("sk-abcdefghijkm.json"));
  });

  it("are cleaned where a request is read", () => {
    expect(shownFilename("sk-abcdefghijkl.json")).not.toContain("sk-");
    const url = new URL(
      "http://localhost/api/v1/environments?batch=7f0a1b2c-1111-4222-8333-0123456789ab&path=a/sk-abcdefghijkl.json",
    );
    expect(readEnvironmentUpload(new Request(url), url).batch?.path).toMatch(/^a\/\(removed/);
  });
});
