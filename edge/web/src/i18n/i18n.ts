import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { read, write } from "../shell/kept";
import en from "./en";

export const LANGUAGES = ["en", "ru"] as const;
export type Language = (typeof LANGUAGES)[number];

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "shell";
    keySeparator: false;
    resources: typeof en;
  }
}

const KEY = "fitconnect.language";

/** The kept choice, else the first of the browser's languages that there are words for, else English. */
export function languageOf(kept: string | undefined, browser: readonly string[]): Language {
  const wanted = [...(kept ? [kept] : []), ...browser].map((tag) => tag.slice(0, 2).toLowerCase());
  return wanted.map((tag) => LANGUAGES.find((it) => it === tag)).find((it) => it !== undefined) ?? "en";
}

/** English comes with the page; other languages are fetched when they are wanted. */
export async function startWords(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: "en",
    fallbackLng: "en",
    defaultNS: "shell",
    keySeparator: false,
    nsSeparator: ":",
    resources: { en },
    interpolation: { escapeValue: false },
  });
  await speak(languageOf(read(KEY), navigator.languages));
}

/** Changes the language and keeps the choice. */
export async function changeLanguage(language: Language): Promise<void> {
  write(KEY, language);
  await speak(language);
}

async function speak(language: Language): Promise<void> {
  if (language === "ru" && !i18next.hasResourceBundle("ru", "shell")) {
    try {
      const { default: ru } = await import("./ru");
      for (const [namespace, words] of Object.entries(ru)) {
        i18next.addResourceBundle("ru", namespace, words);
      }
    } catch {
      return; // out of reach: the words that are here are better than none
    }
  }
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}
