import { useTranslation } from "react-i18next";
import { Button } from "../design/Button";
import { useLook } from "../design/theme";
import { changeLanguage } from "../i18n/i18n";

/** Language and theme at hand on every page; the rest is in the settings. */
export function Quick() {
  const { t, i18n } = useTranslation("shell");
  const [look, change] = useLook();
  const dark = look.theme !== "light";
  const other = i18n.language === "ru" ? "en" : "ru";
  return (
    <>
      <Button
        small
        look="plain"
        onClick={() => void changeLanguage(other)}
        title={other === "ru" ? "Русский" : "English"}
      >
        <span className="hidden">{t("look.language")}: </span>
        <span lang={other}>{other.toUpperCase()}</span>
      </Button>
      <Button
        small
        look="plain"
        aria-label={`${t("look.theme")}: ${t(dark ? "look.light" : "look.dark")}`}
        onClick={() => change({ theme: dark ? "light" : "dark" })}
      >
        <svg
          viewBox="0 0 24 24"
          width="18"
          height="18"
          fill="none"
          stroke="currentColor"
          strokeWidth="2"
          aria-hidden="true"
        >
          {dark ? (
            <path
              d="M12 4V2M12 22v-2M4 12H2M22 12h-2M5.6 5.6 4.2 4.2M19.8 19.8l-1.4-1.4M5.6 18.4l-1.4 1.4M19.8 4.2l-1.4 1.4M16 12a4 4 0 1 1-8 0 4 4 0 0 1 8 0z"
              strokeLinecap="round"
            />
          ) : (
            <path d="M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5z" strokeLinejoin="round" />
          )}
        </svg>
      </Button>
    </>
  );
}
