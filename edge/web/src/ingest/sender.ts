import type { Cue } from "#proto/fitconnect/coaching/v1/cue_pb";
import { dial } from "./dial";
import type { KeptSession, SampleStore } from "./store";
import { type Sending, Uploader } from "./uploader";

export interface Sender {
  wake(): void;
  stop(): void;
}

/**
 * Sends one session for as long as this tab has it: another tab that has it already goes on with it alone.
 *
 * @param onChange how it stands; the last one is `done`, or why it stopped
 */
export function send(
  session: KeptSession,
  store: SampleStore,
  onChange: (sending: Sending) => void,
  onCue: (cue: Cue) => void = () => {},
): Sender {
  let release: (() => void) | undefined;
  let stopped = false;
  const uploader = new Uploader(session, store, {
    dial,
    now: Date.now,
    after(ms, run) {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
    onChange(sending) {
      onChange(sending);
      if (sending.status === "done" || sending.status === "refused" || sending.status === "taken-over") {
        stop();
      }
    },
    onCue,
  });
  const wake = () => uploader.wake();
  function stop(): void {
    stopped = true;
    window.removeEventListener("online", wake);
    uploader.stop();
    release?.();
  }
  window.addEventListener("online", wake);
  void navigator.locks.request(`fitconnect-ingest-${session.sessionId}`, async () => {
    if (!stopped && (await store.session(session.sessionId))) {
      const held = new Promise<void>((done) => {
        release = done;
      });
      uploader.start();
      await held;
    }
  });
  return { wake, stop };
}
