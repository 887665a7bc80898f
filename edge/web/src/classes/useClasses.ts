import { useWatched, type Watched } from "../api/useWatched";
import { CLASS, CLASS_CHANGING, CLASSES, CLASSES_CHANGING, type TrainingClass } from "./classes";

export type ClassState = TrainingClass["state"];

/** Classes of a state, the latest change first, as they are. */
export function useClasses(state: ClassState, limit = 50): Watched<readonly TrainingClass[]> {
  const { data, ...rest } = useWatched(CLASSES, CLASSES_CHANGING, { state, limit });
  return { data: data?.classes ?? undefined, ...rest };
}

/** One class as it is; an error says that there is none. */
export function useClass(id: string | undefined): Watched<TrainingClass> {
  const { data, ...rest } = useWatched(CLASS, CLASS_CHANGING, id === undefined ? undefined : { id });
  return { data: data?.class ?? undefined, ...rest };
}
