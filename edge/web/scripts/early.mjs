/**
 * Has the browser fetch these groups of scripts with the page itself, not once the first script asks for them: on a slow
 * network each asking costs a way there and back.
 *
 * @param {string[]} groups
 * @returns {import("vite").Plugin}
 */
export function early(groups) {
  return {
    name: "early",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler(_html, { bundle, filename }) {
        if (!filename.endsWith("index.html")) {
          return [];
        }
        const chunks = Object.values(bundle ?? {}).filter((it) => it.type === "chunk");
        return groups.map((group) => {
          const chunk = chunks.find((it) => it.name === group);
          if (!chunk) {
            throw new Error(`there is no group of scripts called ${group}`);
          }
          return {
            tag: "link",
            attrs: { rel: "modulepreload", crossorigin: true, href: `/${chunk.fileName}` },
            injectTo: "head",
          };
        });
      },
    },
  };
}
