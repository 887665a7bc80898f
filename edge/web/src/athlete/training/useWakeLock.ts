import { useEffect } from "react";

/** Keeps the screen on while the component lives, where the browser can. */
export function useWakeLock(): void {
  useEffect(() => {
    let held: WakeLockSentinel | undefined;
    let gone = false;
    const ask = async () => {
      if (document.visibilityState !== "visible" || !("wakeLock" in navigator)) {
        return;
      }
      try {
        const lock = await navigator.wakeLock.request("screen");
        if (gone) {
          await lock.release();
        } else {
          held = lock;
        }
      } catch {
        // Low battery, or the browser says no: the screen goes dark as it always does.
      }
    };
    // The browser takes the lock away with the page's sight.
    document.addEventListener("visibilitychange", ask);
    void ask();
    return () => {
      gone = true;
      document.removeEventListener("visibilitychange", ask);
      void held?.release();
    };
  }, []);
}
