import { useEffect, useState, useSyncExternalStore } from "react";
import { LiveConnection, type View } from "./connection";

/** The board as it is now, over one connection for as long as the page lives. */
export function useBoard(boardId: string | undefined, top: number, around: string | undefined): View {
  const [connection] = useState(() => new LiveConnection(liveUrl(window.location)));

  useEffect(() => {
    const look = () => {
      if (document.visibilityState === "visible") {
        connection.wake();
      }
    };
    document.addEventListener("visibilitychange", look);
    window.addEventListener("online", look);
    return () => {
      document.removeEventListener("visibilitychange", look);
      window.removeEventListener("online", look);
    };
  }, [connection]);

  useEffect(() => {
    if (boardId !== undefined) {
      connection.watch({ boardId, top, around });
    }
  }, [connection, boardId, top, around]);

  return useSyncExternalStore(connection.subscribe, connection.current);
}

function liveUrl(location: Location): string {
  return `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/live/v1`;
}
