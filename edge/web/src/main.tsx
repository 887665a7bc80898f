import { createRoot } from "react-dom/client";
import "@fontsource-variable/inter";
import "./design/tokens.css";
import "./design/base.css";
import { applyLook } from "./design/theme";

const root = document.getElementById("root");
if (root === null) {
  throw new Error("index.html has no #root");
}
applyLook();
// React and the app are two tasks and not one, so that a slow phone answers in between.
const { start } = await import("./start");
await start(createRoot(root));
