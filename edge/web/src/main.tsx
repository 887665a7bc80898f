import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Provider } from "urql";
import { client } from "./api/client";
import { applyLook } from "./design/theme";
import "@fontsource-variable/inter";
import "./design/tokens.css";
import "./design/base.css";
import { startWords } from "./i18n/i18n";
import { fetchPage, Routes } from "./routes";
import { resume } from "./session/session";

const root = document.getElementById("root");
if (root === null) {
  throw new Error("index.html has no #root");
}
applyLook();
fetchPage(location.pathname);
void resume();
await startWords();
createRoot(root).render(
  <StrictMode>
    <Provider value={client}>
      <Routes />
    </Provider>
  </StrictMode>,
);
