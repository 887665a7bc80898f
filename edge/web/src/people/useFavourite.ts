import { useCallback, useState } from "react";
import { read, write } from "../shell/kept";

const KEY = "fitconnect.favourite";

/** The athlete this browser keeps in sight. */
export function useFavourite(): [string | undefined, (athleteId: string | undefined) => void] {
  const [favourite, setFavourite] = useState(() => read(KEY));
  const keep = useCallback((athleteId: string | undefined) => {
    setFavourite(athleteId);
    write(KEY, athleteId);
  }, []);
  return [favourite, keep];
}
