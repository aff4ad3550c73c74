import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));
const alias = {
  "@": root,
  // `server-only` throws outside the React server build; in tests the server is where we are.
  "server-only": `${root}scripts/lib/empty.mjs`,
};

export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      // Pure: no database, no network. Run by `npm run check` and `npm test`.
      {
        resolve: { alias },
        test: {
          name: "unit",
          // Nothing here keeps state between files, and one set of modules saves a third of the time.
          isolate: false,
          testTimeout: 60_000,
          include: ["{app,components,lib}/**/*.test.ts", "*.test.ts", "scripts/**/*.test.mjs"],
          exclude: ["**/*.db.test.ts", "**/*.machine.test.mjs", "**/node_modules/**"],
        },
      },
      // Against a real PostgreSQL, started once by scripts/test.mjs.
      {
        resolve: { alias },
        test: {
          name: "database",
          include: ["{app,lib,prisma}/**/*.db.test.ts"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      // Starts, stops and kills the built product as a user would. Mostly waits.
      {
        resolve: { alias },
        test: {
          name: "machine",
          include: ["scripts/**/*.machine.test.mjs"],
          testTimeout: 180_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
