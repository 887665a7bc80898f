import { lazy, Suspense, useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorState } from "../../design/ErrorState";
import { Loading } from "../../design/Loading";
import { clock } from "../../i18n/format";
import { rangeOf } from "../training/zones";
import { type Sample, samplesOf, traceOf } from "./workouts";

const Chart = lazy(() => import("../../charts/Chart"));

/** Heart rate over its zones, and power below it. */
export function Traces({ sessionId, hrMax }: { sessionId: string; hrMax: number }) {
  const { t } = useTranslation("athlete");
  const [samples, setSamples] = useState<Sample[]>();
  const [error, setError] = useState<unknown>();
  useEffect(() => {
    const gone = new AbortController();
    samplesOf(sessionId, gone.signal)
      .then(setSamples)
      .catch((failure: unknown) => gone.signal.aborted || setError(failure));
    return () => gone.abort();
  }, [sessionId]);
  const trace = useMemo(() => (samples ? traceOf(samples) : undefined), [samples]);
  const heart = useMemo(
    () => trace && [{ label: t("figure.heart"), colour: "--text", values: trace.heart }],
    [trace, t],
  );
  const power = useMemo(
    () => trace && [{ label: t("figure.watts"), colour: "--link", values: trace.power }],
    [trace, t],
  );
  const bands = useMemo(
    () =>
      [1, 2, 3, 4, 5].map((zone) => {
        const [from, to] = rangeOf(zone, hrMax);
        return { from, to, colour: `--zone-${zone}` };
      }),
    [hrMax],
  );
  if (error) {
    return <ErrorState error={error} />;
  }
  if (!trace || !heart || !power) {
    return <Loading rows={3} />;
  }
  return (
    <Suspense fallback={<Loading rows={3} />}>
      {trace.heart.some((it) => it !== null) && (
        <Chart
          label={t("summary.heart-trace")}
          times={trace.times}
          lines={heart}
          bands={bands}
          clock={clock}
        />
      )}
      {trace.power.some((it) => it !== null) && (
        <Chart
          label={t("summary.power-trace")}
          times={trace.times}
          lines={power}
          height={160}
          clock={clock}
        />
      )}
    </Suspense>
  );
}
