import { useCallback, useState } from "react";

const KEY = "fitconnect.favourite";

/** The athlete this browser keeps in sight. */
export function useFavourite(): [string | undefined, (athleteId: string | undefined) => void] {
  const [favourite, setFavourite] = useState<string | undefined>(() => read());
  const keep = useCallback((athleteId: string | undefined) => {
    setFavourite(athleteId);
    try {
      if (athleteId === undefined) {
        localStorage.removeItem(KEY);
      } else {
        localStorage.setItem(KEY, athleteId);
      }
    } catch {
      // A browser that keeps nothing: it lasts as long as the page.
    }
  }, []);
  return [favourite, keep];
}

function read(): string | undefined {
  try {
    return localStorage.getItem(KEY) ?? undefined;
  } catch {
    return undefined;
  }
}
