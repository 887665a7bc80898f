import { defineConfig } from "vitest/config";

/** Pictures of every page for docs/screenshots: of an instance with its demo, or of the one that FITCONNECT_URL names. */
export default defineConfig({
  test: {
    include: ["src/screenshots.ts"],
    globalSetup: "src/instance.ts",
    fileParallelism: false,
    testTimeout: 90_000,
    hookTimeout: 180_000,
  },
});
