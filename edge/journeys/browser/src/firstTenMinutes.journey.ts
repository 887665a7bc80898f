import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, inject, test } from "vitest";
import { ROOT } from "./instance";

const PAGE = "docs/first-ten-minutes.md";
const MARK = "--- step";

interface Step {
  commands: string;
  /** Pieces of text that the commands print, in any order. */
  shown: string[];
}

/** The page's shell blocks, each with what stands in the block of output after it. */
function steps(page: string): Step[] {
  const blocks = [...page.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map(([, kind, text]) => ({ kind, text: text ?? "" }));
  return blocks.flatMap((block, at) => {
    const next = blocks[at + 1];
    const shown = next?.kind === "output" ? next.text.trim().split("\n") : [];
    return block.kind === "sh" ? [{ commands: block.text, shown }] : [];
  });
}

test("the commands of the first ten minutes do what their page says", async () => {
  const all = steps(readFileSync(join(ROOT, PAGE), "utf8"));
  expect(all.length).toBeGreaterThan(5);
  const script = all.map((step) => `${step.commands}\necho '${MARK}'`).join("\n");
  // One shell, as a reader has one; what goes wrong ends it, unless the page says otherwise.
  const { stdout } = await promisify(execFile)("bash", ["-euo", "pipefail", "-c", script], {
    cwd: ROOT,
    env: { ...process.env, FITCONNECT_URL: inject("platform"), FITCONNECT_DATA: inject("data"), FITCONNECT_BUILD: "no" },
    timeout: 80_000,
  });
  const printed = stdout.split(`${MARK}\n`);
  all.forEach((step, at) => {
    for (const text of step.shown) {
      expect(printed[at], step.commands).toContain(text);
    }
  });
});
