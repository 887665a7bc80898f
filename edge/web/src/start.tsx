import { StrictMode, startTransition } from "react";
import type { Root } from "react-dom/client";
import { Provider } from "urql";
import { client } from "./api/client";
import { startWords } from "./i18n/i18n";
import { fetchPage, Routes } from "./routes";
import { resume } from "./session/session";

/** Shows the page of this address. */
export async function start(root: Root): Promise<void> {
  fetchPage(location.pathname);
  void resume();
  await startWords();
  // As a transition the first drawing gives way to whatever somebody does meanwhile.
  startTransition(() =>
    root.render(
      <StrictMode>
        <Provider value={client}>
          <Routes />
        </Provider>
      </StrictMode>,
    ),
  );
}
