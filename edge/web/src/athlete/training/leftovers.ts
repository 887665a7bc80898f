import { useEffect, useState } from "react";
import { send } from "../../ingest/sender";
import type { KeptSession } from "../../ingest/store";
import { workout } from "./workout";

/** The platform ends a session that was silent for so long itself. */
const OPEN_FOR_MS = 10 * 60_000;

export interface Leftovers {
  /** One that may be gone on with: the page was reloaded, or closed a moment ago. */
  readonly open: KeptSession | undefined;
  /** Samples of finished workouts that are still to be sent. */
  readonly waiting: number;
}

/** Sends what earlier visits left in this browser, and tells of a workout that is still open. */
export function useLeftovers(athleteId: string | undefined, running: boolean): Leftovers {
  const [leftovers, setLeftovers] = useState<Leftovers>({ open: undefined, waiting: 0 });
  useEffect(() => {
    if (athleteId === undefined || running) {
      return;
    }
    let gone = false;
    const stops: (() => void)[] = [];
    const waiting = new Map<string, number>();
    void (async () => {
      const store = await workout.store();
      for (const session of await store.sessions(athleteId)) {
        const last = (await store.samples(session.sessionId, Math.max(0, session.nextSeq - 2), 1))[0];
        if (!session.ended && Date.now() - (last?.timeMs ?? session.startedMs) < OPEN_FOR_MS) {
          setLeftovers((it) => ({ ...it, open: session }));
          continue;
        }
        await store.end(session.sessionId);
        if (gone) {
          return;
        }
        const sender = send(session, store, (sending) => {
          waiting.set(session.sessionId, sending.status === "done" ? 0 : sending.waiting);
          const sum = [...waiting.values()].reduce((a, b) => a + b, 0);
          setLeftovers((it) => (it.waiting === sum ? it : { ...it, waiting: sum }));
        });
        stops.push(sender.stop);
      }
    })();
    return () => {
      gone = true;
      for (const stop of stops) {
        stop();
      }
    };
  }, [athleteId, running]);
  return running ? { open: undefined, waiting: leftovers.waiting } : leftovers;
}
