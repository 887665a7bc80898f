import { useTranslation } from "react-i18next";
import { useFormat } from "../i18n/format";
import type { Equipment, GroupLag, PlatformStatus, RefusedSample } from "./platform";
import { Table } from "./Table";

export function LagTable({ lag }: { lag: readonly GroupLag[] }) {
  const { t } = useTranslation("admin");
  const format = useFormat();
  return (
    <Table
      label={t("lag")}
      rows={lag}
      keyOf={(it) => `${it.group} ${it.topic}`}
      none={t("lag.none")}
      columns={[
        { title: t("group"), cell: (it) => it.group },
        { title: t("topic"), cell: (it) => it.topic },
        { title: t("records"), number: true, cell: (it) => format.number(Number(it.lag)) },
      ]}
    />
  );
}

export function RefusedCounts({ counts }: { counts: PlatformStatus["refusedByCode"] }) {
  const { t } = useTranslation("admin");
  const format = useFormat();
  return (
    <Table
      label={t("refused.by-code")}
      rows={counts}
      keyOf={(it) => it.code}
      none={t("refused.none")}
      columns={[
        { title: t("code"), cell: (it) => <code>{it.code}</code> },
        { title: t("count"), number: true, cell: (it) => format.number(it.count) },
      ]}
    />
  );
}

export function RefusedTable({ refused }: { refused: readonly RefusedSample[] }) {
  const { t } = useTranslation("admin");
  const format = useFormat();
  if (refused.length === 0) {
    return null;
  }
  const numbered = refused.map((it, index) => ({ ...it, key: `${it.atMs}-${it.athleteId}-${index}` }));
  return (
    <Table
      label={t("refused.newest")}
      rows={numbered}
      keyOf={(it) => it.key}
      none=""
      columns={[
        { title: t("at"), cell: (it) => format.time(Number(it.atMs)) },
        { title: t("athlete"), cell: (it) => it.athleteId },
        { title: t("code"), cell: (it) => <code>{it.code}</code> },
        { title: t("detail"), cell: (it) => it.detail },
      ]}
    />
  );
}

export function EquipmentTable({ equipment }: { equipment: readonly Equipment[] }) {
  const { t } = useTranslation("admin");
  const format = useFormat();
  return (
    <Table
      label={t("equipment")}
      rows={equipment}
      keyOf={(it) => it.deviceId}
      none={t("equipment.none")}
      columns={[
        { title: t("device"), cell: (it) => it.name ?? it.deviceId },
        { title: t("kind"), cell: (it) => it.kind },
        { title: t("use"), cell: (it) => (it.inUse ? t("use.now") : format.time(Number(it.lastSeenMs))) },
        { title: t("minutes"), number: true, cell: (it) => format.number(it.minutes) },
        { title: t("reps"), number: true, cell: (it) => format.number(Number(it.reps)) },
        { title: t("sessions"), number: true, cell: (it) => format.number(it.sessions) },
      ]}
    />
  );
}
