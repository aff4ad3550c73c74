import { describe, expect, it } from "vitest";
import { commandName } from "./command-name";

describe("the name of a command", () => {
  it("is the same in every home directory", () => {
    expect(commandName("/home/ann/build/bench --size 64 -o /tmp/ann/out.json")).toBe("bench --size 64 -o out.json");
    expect(commandName("DATA=/srv/ann/set ./bench")).toBe("DATA=set bench");
  });

  it("keeps no secret and no address", () => {
    const name = commandName(
      "curl --token abc123 --password=hunter2 -u ann@b.example 10.1.2.3:8000 https://h.example/x",
    );
    expect(name).toBe("curl --token … --password=… -u … … x");
  });

  it("is short", () => {
    expect(commandName("a ".repeat(5000)).length).toBeLessThanOrEqual(160);
  });
});
