// Builds the page if something it is made of has changed; "check" lints, types and tests it instead.
// Maven calls this, so an unchanged page costs a build nothing.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const OWN = ["package.json", "package-lock.json", "index.html", "silent.html", "src", "public", "scripts"];
const CONFIG = ["tsconfig.json", "vite.config.ts", "buf.gen.yaml", "biome.json", "build.mjs"];
const PROTOS = "../../protos";

function filesOf(path) {
  return statSync(path).isDirectory()
    ? readdirSync(path)
        .sort()
        .flatMap((name) => filesOf(join(path, name)))
    : [path];
}

function digest(...paths) {
  const hash = createHash("sha256");
  for (const file of paths.flatMap(filesOf)) {
    hash.update(file).update("\0").update(readFileSync(file)).update("\0");
  }
  return hash.digest("hex");
}

/** Does the work unless the mark says that it was done for the same inputs. */
function once(mark, inputs, work) {
  const current = digest(...inputs);
  if (!existsSync(mark) || readFileSync(mark, "utf8") !== current) {
    work();
    writeFileSync(mark, current);
  }
}

function npm(...args) {
  execFileSync("npm", args, { stdio: "inherit" });
}

const everything = [...OWN, ...CONFIG, join(PROTOS, "proto/fitconnect"), join(PROTOS, "graphql")];
once("node_modules/.installed", ["package-lock.json"], () =>
  npm("ci", "--no-audit", "--no-fund", "--loglevel", "error"),
);
if (process.argv[2] === "check") {
  once("node_modules/.checked", everything, () => npm("run", "--silent", "check"));
} else {
  once("dist/.built", everything, () => {
    // Files of an earlier build have other names: they would be packed and handed out for ever.
    rmSync("target/classes/META-INF/resources/assets", { recursive: true, force: true });
    npm("run", "--silent", "build", "--", "--logLevel", "warn");
  });
}
