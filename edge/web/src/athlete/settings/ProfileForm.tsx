import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Choice, Field } from "../../design/Field";
import { kgOf, useUnits, weightIn } from "../units";
import type { Profile } from "./profile";
import { Saved } from "./Saved";
import styles from "./settings.module.css";
import { useSaving } from "./useSaving";

const NUMBERS = ["birthYear", "hrMax", "hrRest", "ftpW"] as const;

/** Name and figures of the body; what is empty is unknown. */
export function ProfileForm({
  profile,
  onSave,
}: {
  profile: Profile;
  onSave(profile: Profile): Promise<void>;
}) {
  const { t } = useTranslation("athlete");
  const [units] = useUnits();
  const saving = useSaving();
  const [typed, setTyped] = useState<Record<string, string>>({});
  const shown: Record<string, string> = {
    name: profile.name ?? "",
    sex: profile.sex ?? "",
    weightKg:
      profile.weightKg === null ? "" : String(Math.round(weightIn(units, profile.weightKg) * 10) / 10),
    ...Object.fromEntries(NUMBERS.map((it) => [it, profile[it]?.toString() ?? ""])),
    ...typed,
  };
  const bind = (field: string) => ({
    value: shown[field] ?? "",
    fault: saving.problem?.fields.get(field),
    onChange: (event: { target: { value: string } }) => setTyped({ ...typed, [field]: event.target.value }),
  });
  const number = (field: string) => (shown[field] ? Number(shown[field]) : null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const weight = number("weightKg");
    void saving.save(async () => {
      await onSave({
        ...profile,
        name: shown.name?.trim() || null,
        sex: shown.sex === "female" || shown.sex === "male" ? shown.sex : null,
        weightKg:
          typed.weightKg === undefined ? profile.weightKg : weight === null ? null : kgOf(units, weight),
        birthYear: number("birthYear"),
        hrMax: number("hrMax"),
        hrRest: number("hrRest"),
        ftpW: number("ftpW"),
      });
      setTyped({});
    });
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <Field label={t("profile.name")} hint={t("profile.name-why")} maxLength={80} {...bind("name")} />
      <Field label={t("profile.birthYear")} inputMode="numeric" {...bind("birthYear")} />
      <Choice label={t("profile.sex")} hint={t("profile.sex-why")} {...bind("sex")}>
        <option value="">{t("profile.unsaid")}</option>
        <option value="female">{t("profile.female")}</option>
        <option value="male">{t("profile.male")}</option>
      </Choice>
      <Field label={t(`profile.weight.${units}`)} inputMode="decimal" {...bind("weightKg")} />
      <Field
        label={t("profile.hrMax")}
        hint={t("profile.hrMax-why")}
        inputMode="numeric"
        {...bind("hrMax")}
      />
      <Field label={t("profile.hrRest")} inputMode="numeric" {...bind("hrRest")} />
      <Field label={t("profile.ftpW")} hint={t("profile.ftpW-why")} inputMode="numeric" {...bind("ftpW")} />
      <Saved saving={saving} />
    </form>
  );
}
