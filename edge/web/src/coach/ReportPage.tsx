import { useTranslation } from "react-i18next";
import { useParams } from "wouter";
import { useRest } from "../api/useRest";
import { nameOf } from "../board/name";
import { Button, ButtonLink } from "../design/Button";
import { Empty } from "../design/Empty";
import { ErrorState } from "../design/ErrorState";
import { Loading } from "../design/Loading";
import { clock, useFormat } from "../i18n/format";
import { Page } from "../shell/Page";
import { type AthleteReport, type ClassReport, type Figures, inTarget } from "./report";
import styles from "./report.module.css";
import { ZoneBar } from "./ZoneBar";

/** What everybody did in a class. */
export default function ReportPage() {
  const { t } = useTranslation("coach");
  const { classId = "" } = useParams();
  const { data, error, again } = useRest<ClassReport>(`/classes/${encodeURIComponent(classId)}/report`);
  return (
    <Page
      title={data?.title ?? t("report")}
      lead={t("report.lead")}
      actions={
        <>
          <Button onClick={() => print()}>{t("report.print")}</Button>
          <ButtonLink href={`/coach/${classId}`}>{t("wall")}</ButtonLink>
        </>
      }
    >
      {!data && (error ? <ErrorState error={error} onRetry={again} /> : <Loading rows={8} />)}
      {data?.athletes.length === 0 && <Empty title={t("report.empty")} />}
      {data && data.athletes.length > 0 && <Table report={data} />}
      {data && data.withheld > 0 && <p className="quiet">{t("report.withheld", { count: data.withheld })}</p>}
    </Page>
  );
}

function Table({ report }: { report: ClassReport }) {
  const { t } = useTranslation("coach");
  return (
    <section
      className={styles.scroll}
      aria-label={t("report")} // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keyboard
      tabIndex={0}
    >
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t("report.athlete")}</th>
            <th scope="col">{t("report.effort")}</th>
            <th scope="col" className={styles.zones}>
              {t("report.zones")}
            </th>
            <th scope="col">{t("report.target")}</th>
            <th scope="col">{t("report.mean")}</th>
            <th scope="col">{t("report.max")}</th>
            <th scope="col">{t("report.time")}</th>
            <th scope="col">{t("report.energy")}</th>
            <th scope="col">{t("report.distance")}</th>
          </tr>
        </thead>
        <tbody>
          {report.athletes.map((it) => (
            <Line
              key={it.athleteId}
              name={nameOf({ name: it.name ?? "", athleteId: it.athleteId })}
              it={it}
            />
          ))}
        </tbody>
        <tfoot>
          <Line name={`${t("report.total")} (${report.totals.athletes})`} it={report.totals} />
        </tfoot>
      </table>
    </section>
  );
}

function Line({ name, it }: { name: string; it: Figures & Partial<AthleteReport> }) {
  const format = useFormat();
  const share = inTarget(it);
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{format.number(it.effort, 1)}</td>
      <td className={styles.zones}>{it.zoneSeconds ? <ZoneBar seconds={it.zoneSeconds} /> : "–"}</td>
      <td>{share === undefined ? "–" : format.percent(share)}</td>
      <td>{it.heartRateMean === undefined ? "–" : format.number(it.heartRateMean)}</td>
      <td>{it.heartRateMax ?? "–"}</td>
      <td>{clock(it.durationS)}</td>
      <td>{format.number(it.energyKcal)}</td>
      <td>{format.number(it.distanceM / 1000, 1)}</td>
    </tr>
  );
}
