import i18next from "i18next";
import { useEffect, useState } from "react";
import type { Row } from "#proto/fitconnect/live/v1/live_pb";
import { nameOf } from "./name";

const SPEAK_EVERY_MS = 10_000;

/** Tells a screen reader of a new leader or the pinned one's new place, politely and not with every beat. */
export function Announcer({ rows, favourite }: { rows: readonly Row[]; favourite: string | undefined }) {
  const text = announcementOf(rows, favourite);
  const [spoken, setSpoken] = useState(text);
  useEffect(() => {
    if (text === spoken) {
      return;
    }
    const timer = setTimeout(() => setSpoken(text), spoken === "" ? 0 : SPEAK_EVERY_MS);
    return () => clearTimeout(timer);
  }, [text, spoken]);
  return (
    <p className="hidden" aria-live="polite">
      {spoken}
    </p>
  );
}

function announcementOf(rows: readonly Row[], favourite: string | undefined): string {
  const leader = rows[0];
  if (leader === undefined) {
    return "";
  }
  const leads = i18next.t("board:leads", { name: nameOf(leader) });
  const pinned = rows.find((row) => row.athleteId === favourite);
  return pinned === undefined || pinned === leader
    ? leads
    : `${leads} ${i18next.t("board:place", { name: nameOf(pinned), rank: pinned.rank })}`;
}
