import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["src/**/*.journey.ts"],
    globalSetup: "src/instance.ts",
    // One browser and one instance: side by side they would only wait for each other.
    fileParallelism: false,
    testTimeout: 90_000,
    hookTimeout: 180_000,
  },
});
