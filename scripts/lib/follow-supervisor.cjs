// Preloaded into the Next server. The supervisor's channel says when it is draining, and closes when it is gone,
// even by kill -9; the server must not stay behind on the port. Workers inherit the preload and are left alone.
if (process.channel && process.env.BARELINE_SUPERVISOR === String(process.ppid)) {
  process.channel.unref();
  process.on("message", (message) => {
    if (message === "drain") globalThis[Symbol.for("bareline.draining")] = true;
  });
  process.on("disconnect", () => process.exit(0));
}
