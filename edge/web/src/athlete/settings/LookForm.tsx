import { useTranslation } from "react-i18next";
import { Choice } from "../../design/Field";
import { PALETTES, THEMES, useLook } from "../../design/theme";
import { ZoneRange } from "../../design/ZoneBadge";
import { changeLanguage, LANGUAGES, type Language } from "../../i18n/i18n";
import { UNITS, type Units, useUnits } from "../units";
import styles from "./settings.module.css";

const NAMES: Record<Language, string> = { en: "English", ru: "Русский" };

/** Of this browser: theme, zone colours, language, units. */
export function LookForm() {
  const { t, i18n } = useTranslation(["athlete", "shell"]);
  const [look, change] = useLook();
  const [units, setUnits] = useUnits();
  return (
    <div className={styles.form}>
      <Choice
        label={t("shell:look.theme")}
        value={look.theme}
        onChange={(event) => change({ theme: THEMES.find((it) => it === event.target.value) ?? "dark" })}
      >
        {THEMES.map((it) => (
          <option key={it} value={it}>
            {t(`shell:look.${it}`)}
          </option>
        ))}
      </Choice>
      <Choice
        label={t("shell:look.palette")}
        value={look.palette}
        onChange={(event) =>
          change({ palette: PALETTES.find((it) => it === event.target.value) ?? "standard" })
        }
      >
        {PALETTES.map((it) => (
          <option key={it} value={it}>
            {t(`shell:look.${it}`)}
          </option>
        ))}
      </Choice>
      <p>
        <ZoneRange low={1} high={5} />
      </p>
      <Choice
        label={t("shell:look.language")}
        value={i18n.language}
        onChange={(event) => void changeLanguage(event.target.value as Language)}
      >
        {LANGUAGES.map((it) => (
          <option key={it} value={it} lang={it}>
            {NAMES[it]}
          </option>
        ))}
      </Choice>
      <Choice
        label={t("athlete:settings.units")}
        value={units}
        onChange={(event) => setUnits(event.target.value as Units)}
      >
        {UNITS.map((it) => (
          <option key={it} value={it}>
            {t(`athlete:settings.units.${it}`)}
          </option>
        ))}
      </Choice>
    </div>
  );
}
