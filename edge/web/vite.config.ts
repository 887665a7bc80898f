import react from "@vitejs/plugin-react";
import { defineConfig, loadEnv } from "vite";

export default defineConfig(({ mode }) => {
  // In development the page is served by Vite and everything else by a running platform.
  const platform = loadEnv(mode, ".", "FITCONNECT_").FITCONNECT_URL ?? "http://localhost:8080";
  return {
    plugins: [react()],
    build: { target: "es2022" },
    server: {
      proxy: {
        "/api": platform,
        "/live": { target: platform, ws: true },
      },
    },
  };
});
