import { gzipSync } from "node:zlib";

/**
 * Fails the build when the scripts that the page needs before it shows anything are over a size.
 *
 * @param {number} mostBytes gzip
 * @returns {import("vite").Plugin}
 */
export function smallStart(mostBytes) {
  return {
    name: "small-start",
    apply: "build",
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((it) => it.type === "chunk");
      const byName = new Map(chunks.map((it) => [it.fileName, it]));
      const needed = new Set();
      const need = (name) => {
        const chunk = byName.get(name);
        if (chunk && !needed.has(chunk)) {
          needed.add(chunk);
          for (const imported of chunk.imports) {
            need(imported);
          }
        }
      };
      for (const entry of chunks.filter((it) => it.isEntry && it.facadeModuleId?.endsWith("index.html"))) {
        need(entry.fileName);
        entry.dynamicImports.forEach(need);
      }
      const bytes = [...needed].reduce((sum, chunk) => sum + gzipSync(chunk.code).length, 0);
      if (needed.size === 0 || bytes > mostBytes) {
        this.error(`the page starts with ${bytes} bytes of script (gzip), ${mostBytes} are allowed`);
      }
      this.info(`the page starts with ${bytes} bytes of script (gzip)`);
    },
  };
}
