import { graphql } from "../../api/graphql";
import { useWatched } from "../../api/useWatched";

const STATE = graphql(`
  query WorkoutState($id: ID!) {
    workout(sessionId: $id) {
      ended
      sampleCount
    }
  }
`);
const ENDED = graphql(`
  subscription WorkoutEnded($id: ID!) {
    workout(sessionId: $id) {
      ended
      sampleCount
    }
  }
`);

/** How many samples are behind an own workout's final figures; undefined: not final yet, or nothing was asked. */
export function useEnded(sessionId: string | undefined): unknown {
  const { data } = useWatched(STATE, ENDED, sessionId === undefined ? undefined : { id: sessionId });
  return data?.workout?.ended ? data.workout.sampleCount : undefined;
}
