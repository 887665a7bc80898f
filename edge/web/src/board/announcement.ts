import type { Row } from "#proto/fitconnect/live/v1/live_pb";

/** What a screen reader should be told of a board: who leads, and where the pinned athlete stands. Nothing else. */
export function announcementOf(rows: readonly Row[], favourite: string | undefined): string {
  const leader = rows[0];
  if (leader === undefined) {
    return "";
  }
  const leads = `${leader.name || leader.athleteId} leads.`;
  const pinned = rows.find((row) => row.athleteId === favourite);
  return pinned === undefined || pinned === leader
    ? leads
    : `${leads} ${pinned.name || pinned.athleteId} is number ${pinned.rank}.`;
}
