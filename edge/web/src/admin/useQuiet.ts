import { useEffect, useState } from "react";

/** Pushes come once a second; after so long without one, what is shown is old. */
const QUIET_MS = 5_000;

/** Whether nothing new has come for a while. */
export function useQuiet(news: unknown): boolean {
  const [quiet, setQuiet] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each piece of news starts the time anew
  useEffect(() => {
    setQuiet(false);
    const timer = setTimeout(() => setQuiet(true), QUIET_MS);
    return () => clearTimeout(timer);
  }, [news]);
  return quiet;
}
