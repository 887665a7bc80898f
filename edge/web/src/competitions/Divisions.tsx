import { useTranslation } from "react-i18next";
import { boundsOf, type Division } from "./competitions";
import styles from "./competitions.module.css";

/** Who is ranked on their own, and whom each division is for. */
export function Divisions({ divisions }: { divisions: readonly Division[] }) {
  const { t } = useTranslation("competitions");
  const words = (division: Division) => {
    const bounds = boundsOf(division).map(({ word, from, to }) => {
      if (from != null && to != null) {
        return t(word, { from, to });
      }
      return from != null ? t(`${word}-from`, { from }) : t(`${word}-to`, { to });
    });
    return [...(division.sex ? [t(`division.${division.sex}`)] : []), ...bounds].join(", ");
  };
  return (
    <ul className={styles.divisions}>
      {divisions.map((division) => (
        <li key={division.key}>
          <b>{division.title}</b>
          <span className="quiet">{words(division) || t("division.all")}</span>
        </li>
      ))}
    </ul>
  );
}
