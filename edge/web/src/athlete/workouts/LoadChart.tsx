import { lazy, Suspense, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useRest } from "../../api/useRest";
import { Loading } from "../../design/Loading";
import { useFormat } from "../../i18n/format";

const Chart = lazy(() => import("../../charts/Chart"));
const MONTHS_MS = 182 * 86_400_000;

interface Load {
  readonly days: readonly {
    readonly day: string;
    readonly ctl: number;
    readonly atl: number;
    readonly tsb: number;
  }[];
}

/** Half a year of fitness, fatigue and form (CTL, ATL, TSB). */
export function LoadChart({ athleteId }: { athleteId: string }) {
  const { t } = useTranslation("athlete");
  const format = useFormat();
  const from = new Date(Date.now() - MONTHS_MS).toISOString().slice(0, 10);
  const { data, error } = useRest<Load>(`/athletes/${athleteId}/load?from=${from}`);
  const chart = useMemo(() => {
    const days = data?.days ?? [];
    return {
      times: days.map((it) => Date.parse(it.day) / 1000),
      lines: [
        { label: t("load.fitness"), colour: "--link", values: days.map((it) => it.ctl) },
        { label: t("load.fatigue"), colour: "--zone-5", values: days.map((it) => it.atl) },
        { label: t("load.form"), colour: "--accent", values: days.map((it) => it.tsb) },
      ],
    };
  }, [data, t]);
  const last = data?.days.at(-1);
  if (error) {
    return <p className="quiet">{t("load.unknown")}</p>;
  }
  if (!data) {
    return <Loading rows={3} />;
  }
  if (!last) {
    return <p className="quiet">{t("load.none")}</p>;
  }
  return (
    <>
      <p>
        {t("load.now", {
          fitness: format.number(last.ctl),
          fatigue: format.number(last.atl),
          form: format.number(last.tsb),
        })}
      </p>
      {data.days.length > 1 && (
        <Suspense fallback={<Loading rows={3} />}>
          <Chart label={t("load.label")} {...chart} />
        </Suspense>
      )}
      <p className="quiet">{t("load.explain")}</p>
    </>
  );
}
