import { useRest } from "../api/useRest";
import { useFormat } from "../i18n/format";
import type { Replay, Runner } from "./race";

interface PastWorkout {
  readonly classId?: string;
  readonly startMs: number;
}

export interface PastClass {
  readonly classId: string;
  readonly startMs: number;
}

/** Other classes that somebody has trained in, the newest first. */
export function usePastClasses(athleteId: string | undefined, except: string): readonly PastClass[] {
  const { data = [] } = useRest<readonly PastWorkout[]>(
    athleteId && `/athletes/${athleteId}/workouts?limit=50`,
  );
  const classes = new Map<string, PastClass>();
  for (const { classId, startMs } of data) {
    if (classId && classId !== except && !classes.has(classId)) {
      classes.set(classId, { classId, startMs });
    }
  }
  return [...classes.values()];
}

/** Somebody's own race in another class, from that class's start. */
export function useGhost(
  athleteId: string | undefined,
  classId: string | undefined,
  metric: string,
): { readonly ghost: Runner | undefined; readonly missing: boolean } {
  const format = useFormat();
  const { data, error } = useRest<Replay>(
    athleteId && classId && `/classes/${classId}/replay?metric=${metric}`,
  );
  const own = data?.athletes.find((it) => it.athleteId === athleteId);
  return {
    ghost: own &&
      data && {
        ...own,
        athleteId: `ghost-${data.classId}`,
        name: `${data.title ?? ""} ${format.date(data.startMs)}`.trim(),
      },
    missing: error !== undefined || (data !== undefined && own === undefined),
  };
}
