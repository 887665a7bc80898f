import { startTransition, useEffect, useState } from "react";
import { boards, type WatchedBoard } from "./board";
import { LiveConnection, type Subject, type Versioned, type View } from "./connection";
import type { BoardWindow } from "./window";

/**
 * What is watched as it is now, over one connection for as long as the component lives. Undefined: nothing yet. News of
 * what is shown is drawn as a transition: however much it is, it gives way to whoever presses something. That it is lost,
 * or no longer what is watched, is drawn at once.
 */
export function useLive<T, W extends Versioned>(
  subject: Subject<T, W>,
  address: () => string | Promise<string>,
  watched: T | undefined,
): View<W> {
  // A change of what is watched is told by its words: callers need not keep one object.
  const key = JSON.stringify(watched);
  const [connection, setConnection] = useState<LiveConnection<T, W>>();
  const [view, setView] = useState<View<W>>(NOTHING);

  // biome-ignore lint/correctness/useExhaustiveDependencies: neither changes while the component lives
  useEffect(() => {
    const opened = new LiveConnection(subject, address);
    setConnection(opened);
    const stop = opened.subscribe(() => {
      const now = opened.current();
      if (now.status === "live" && now.window) {
        startTransition(() => setView(now));
      } else {
        setView(now);
      }
    });
    const look = () => {
      if (document.visibilityState === "visible") {
        opened.wake();
      }
    };
    document.addEventListener("visibilitychange", look);
    window.addEventListener("online", look);
    return () => {
      document.removeEventListener("visibilitychange", look);
      window.removeEventListener("online", look);
      stop();
      opened.close();
    };
  }, []);

  useEffect(() => {
    if (key !== undefined) {
      connection?.watch(JSON.parse(key) as T);
    }
  }, [connection, key]);

  return view;
}

/** A board as it is now. */
export function useBoard(watched: WatchedBoard | undefined): View<BoardWindow> {
  return useLive(boards, liveUrl, watched);
}

const NOTHING: View<never> = { status: "connecting", window: undefined, refusal: undefined };

export function liveUrl(): string {
  return `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/live/v1`;
}
