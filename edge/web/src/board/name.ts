import i18next from "i18next";

/** What somebody is called on a board; who hides the name is told apart by the end of the id. */
export function nameOf({ name, athleteId }: { name: string; athleteId: string }): string {
  return name || i18next.t("board:anonymous", { id: athleteId.slice(-4) });
}
