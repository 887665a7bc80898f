import { defineConfig } from "vitest/config";

/** Figures for docs/performance.md, of an instance of its own or of the one that FITCONNECT_URL names. */
export default defineConfig({
  test: {
    include: ["src/figures/*.figures.ts"],
    globalSetup: "src/instance.ts",
    fileParallelism: false,
    testTimeout: 240_000,
    hookTimeout: 180_000,
    // A test's own words are the result.
    disableConsoleIntercept: true,
  },
});
