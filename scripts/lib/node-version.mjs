// @ts-check
// Written in old JavaScript, so that an old Node reads as far as its own refusal.
const needed = [20, 19];
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);

if (major < needed[0] || (major === needed[0] && minor < needed[1])) {
  console.error("Bareline needs Node " + needed.join(".") + " or newer; this is " + process.version + ".");
  process.exit(1);
}
