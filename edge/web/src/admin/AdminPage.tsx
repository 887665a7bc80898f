import { useTranslation } from "react-i18next";
import { useSubscription } from "urql";
import { Banner } from "../design/Banner";
import { Card } from "../design/Card";
import { ErrorState } from "../design/ErrorState";
import { Loading } from "../design/Loading";
import { Page } from "../shell/Page";
import styles from "./admin.module.css";
import { EquipmentTable, LagTable, RefusedCounts, RefusedTable } from "./facts";
import { Figures, Health } from "./Health";
import { PLATFORM } from "./platform";
import { useQuiet } from "./useQuiet";

/** The platform as it is this second. */
export default function AdminPage() {
  const { t } = useTranslation("admin");
  const [{ data, error }] = useSubscription({ query: PLATFORM });
  const status = data?.platform;
  const quiet = useQuiet(data);
  return (
    <Page
      title={t("title")}
      lead={
        <span className={styles.links}>
          <a href="/q/metrics">{t("metrics")}</a>
          <a href="/q/health">{t("checks")}</a>
        </span>
      }
    >
      {error && !status ? (
        <ErrorState error={error} />
      ) : !status ? (
        <Loading rows={6} />
      ) : (
        <>
          {quiet && <Banner kind="warn">{t("quiet")}</Banner>}
          <Figures status={status} />
          <div className={styles.cards}>
            <Health status={status} />
            <Card title={t("lag")}>
              <LagTable lag={status.lag} />
            </Card>
            <Card title={t("refused")}>
              <RefusedCounts counts={status.refusedByCode} />
              <RefusedTable refused={status.refused} />
            </Card>
            <Card title={t("equipment")} className={styles.wide ?? ""}>
              <EquipmentTable equipment={status.equipment} />
            </Card>
          </div>
        </>
      )}
    </Page>
  );
}
