import i18next from "i18next";
import { useSyncExternalStore } from "react";

/** How numbers and times are written in the language that is spoken. */
export interface Format {
  number(value: number, digits?: number): string;
  percent(fraction: number): string;
  /** ms since 1970; today's without the date. */
  time(ms: number): string;
  date(ms: number): string;
}

export function formatOf(language: string): Format {
  const number = new Map<number, Intl.NumberFormat>();
  // Each is made when it is first used: making one takes as long as drawing a row.
  const percent = once(() => new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 0 }));
  const clock = once(() => new Intl.DateTimeFormat(language, { timeStyle: "short" }));
  const both = once(() => new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" }));
  const day = once(() => new Intl.DateTimeFormat(language, { dateStyle: "medium" }));
  return {
    number(value, digits = 0) {
      const known = number.get(digits);
      const format =
        known ??
        new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits });
      number.set(digits, format);
      return format.format(value);
    },
    percent: (fraction) => percent().format(fraction),
    time: (ms) =>
      new Date(ms).toDateString() === new Date().toDateString() ? clock().format(ms) : both().format(ms),
    date: (ms) => day().format(ms),
  };
}

function once<T>(make: () => T): () => T {
  let it: T | undefined;
  return () => {
    it ??= make();
    return it;
  };
}

const made = new Map<string, Format>();

export function useFormat(): Format {
  const language = useSyncExternalStore(followLanguage, () => i18next.language);
  const format = made.get(language) ?? formatOf(regional(language));
  made.set(language, format);
  return format;
}

function followLanguage(listener: () => void): () => void {
  i18next.on("languageChanged", listener);
  return () => i18next.off("languageChanged", listener);
}

/** The language as the browser's owner writes it: en-GB rather than en. */
function regional(language: string): string {
  return navigator.languages.find((tag) => tag.toLowerCase().startsWith(language)) ?? language;
}

/** m:ss, or h:mm:ss. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const s = String(whole % 60).padStart(2, "0");
  const m = Math.floor(whole / 60);
  return m < 60 ? `${m}:${s}` : `${Math.floor(m / 60)}:${String(m % 60).padStart(2, "0")}:${s}`;
}
