import { useTranslation } from "react-i18next";
import { useFormat } from "../i18n/format";
import type { Competition } from "./competitions";

/** From when to when. */
export function Span({ it }: { it: Competition }) {
  const { t } = useTranslation("competitions");
  const format = useFormat();
  return (
    <p className="quiet">
      {t("window", { from: format.time(Date.parse(it.start)), to: format.time(Date.parse(it.end)) })}
    </p>
  );
}
