import { useTranslation } from "react-i18next";
import { usePerson } from "../session/session";
import { Page } from "../shell/Page";
import { LiveWorkout } from "./training/LiveWorkout";
import { Start } from "./training/Start";
import { useWorkout } from "./training/workout";

/** Training with this device: before it starts, and while it runs. */
export default function TrainPage() {
  const { t } = useTranslation("athlete");
  const person = usePerson();
  const view = useWorkout();
  if (!person) {
    return null;
  }
  return view.session ? (
    <LiveWorkout view={view} session={view.session} athleteId={person.id} />
  ) : (
    <Page title={t("train.title")} lead={t("train.lead")}>
      <Start athleteId={person.id} view={view} />
    </Page>
  );
}
