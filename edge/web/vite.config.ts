import react from "@vitejs/plugin-react";
import { defineConfig, loadEnv } from "vite";
import { VitePWA } from "vite-plugin-pwa";
import { early } from "./scripts/early.mjs";
import { packed } from "./scripts/packed.mjs";
import { smallStart } from "./scripts/small-start.mjs";

/** What draws, and how it looks. */
const REACT =
  /node_modules\/(react|react-dom|scheduler)\/|src\/(design\/(theme|tokens|base)|shell\/kept)|vite\/preload-helper/;
/** What every page is made of. */
const BASE =
  /node_modules\/(use-sync-external-store|i18next|react-i18next|wouter|regexparam|urql|@urql|wonka|@0no-co|graphql-ws|gql\.tada)\/|src\/(start|routes|shell\/(?!UpdateNotice)|design|api|i18n\/(en|i18n|format))|src\/session\/(session|person|settings|Protected)/;
/** What shows a board or a class, and the pages that are little more than that. */
const LIVE =
  /node_modules\/(@bufbuild|@tanstack)\/|target\/proto|src\/(live|people)\/|src\/(board|classes)\/(?!QrCode)/;

export default defineConfig(({ mode }) => {
  // In development the page is served by Vite and everything else by a running platform.
  const platform = loadEnv(mode, ".", "FITCONNECT_").FITCONNECT_URL ?? "http://localhost:8080";
  return {
    plugins: [
      react(),
      smallStart(200_000),
      early(["base", "live"]),
      packed(),
      VitePWA({
        registerType: "prompt",
        injectRegister: null,
        manifest: {
          id: "/",
          name: "FitConnect",
          short_name: "FitConnect",
          description: "Live workouts: boards that move, classes, and your own training.",
          start_url: "/",
          display: "standalone",
          theme_color: "#0b1220",
          background_color: "#0b1220",
          icons: [
            { src: "/icon-192.png", sizes: "192x192", type: "image/png" },
            { src: "/icon-512.png", sizes: "512x512", type: "image/png" },
            { src: "/icon-maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
          ],
        },
        workbox: {
          // What has its content's hash in its name is kept; the page itself is asked for anew while there is a network.
          globPatterns: ["assets/**/*.{js,css}", "assets/inter-{latin,cyrillic}-wght-normal-*.woff2"],
          navigateFallback: null,
          runtimeCaching: [
            {
              urlPattern: ({ request, url }) =>
                request.mode === "navigate" && !/^\/(api|graphql|q|silent\.html)(\/|$)/.test(url.pathname),
              handler: "NetworkFirst",
              options: {
                cacheName: "page",
                networkTimeoutSeconds: 4,
                // Every address is the same page.
                plugins: [{ cacheKeyWillBeUsed: async () => "/" }],
              },
            },
            {
              urlPattern: ({ url }) => url.pathname === "/config.json",
              handler: "NetworkFirst",
              options: { cacheName: "settings", networkTimeoutSeconds: 4 },
            },
          ],
        },
      }),
    ],
    build: {
      target: "es2022",
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: ["index.html", "silent.html"],
        output: {
          // On a slow network each file costs a way there and back: few of a fair size, by who needs them together.
          codeSplitting: {
            groups: [
              { name: "oidc", test: /node_modules\/oidc-client-ts/, priority: 3 },
              { name: "react", test: REACT, priority: 3 },
              { name: "base", test: BASE, priority: 2 },
              { name: "live", test: LIVE, priority: 1 },
            ],
          },
        },
      },
    },
    server: {
      proxy: {
        "/api": platform,
        "/config.json": platform,
        "/graphql": { target: platform, ws: true },
        "/ingest": { target: platform, ws: true },
        "/live": { target: platform, ws: true },
      },
    },
    test: { environment: "node" },
  };
});
