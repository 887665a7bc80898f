import { expect, test } from "vitest";
import en from "./en";
import { languageOf } from "./i18n";
import ru from "./ru";

const PLURALS = { en: ["one", "other"], ru: ["one", "few", "many", "other"] };
const PLURAL = /_(one|few|many|other)$/;
const english = Object.entries<Record<string, string>>(en);
const russian: Record<string, Record<string, string>> = ru;

test.each(english)("everything of %s is said in Russian too, in each plural form", (namespace, words) => {
  const expected = new Set(
    Object.keys(words).flatMap((key) => {
      const stem = key.replace(PLURAL, "");
      return stem === key ? [key] : PLURALS.ru.map((form) => `${stem}_${form}`);
    }),
  );
  expect(new Set(Object.keys(russian[namespace] ?? {}))).toEqual(expected);
});

test.each(english)("the values that %s is told with are the same in Russian", (namespace, words) => {
  const values = (text: string) => [...text.matchAll(/{{(\w+)}}/g)].map((it) => it[1]).sort();
  for (const [key, text] of Object.entries(words)) {
    const other = russian[namespace]?.[key] ?? "";
    // A singular may leave its number out.
    if (!key.endsWith("_one")) {
      expect(values(other), key).toEqual(values(text));
    }
  }
});

test("the language is the one chosen, else the browser's, else English", () => {
  expect(languageOf("ru", ["en-GB"])).toBe("ru");
  expect(languageOf(undefined, ["de-AT", "ru-RU", "en"])).toBe("ru");
  expect(languageOf(undefined, ["de"])).toBe("en");
  expect(languageOf("xx", [])).toBe("en");
});
