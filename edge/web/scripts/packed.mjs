import { gzipSync } from "node:zlib";

/**
 * Puts a gzip of every script and stylesheet beside it: the platform hands out the small one to whoever takes it, and
 * spends no time on packing.
 *
 * @returns {import("vite").Plugin}
 */
export function packed() {
  return {
    name: "packed",
    apply: "build",
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        for (const file of Object.values(bundle)) {
          if (/\.(js|css)$/.test(file.fileName)) {
            const content = file.type === "chunk" ? file.code : file.source;
            this.emitFile({
              type: "asset",
              fileName: `${file.fileName}.gz`,
              source: gzipSync(content, { level: 9 }),
            });
          }
        }
      },
    },
  };
}
