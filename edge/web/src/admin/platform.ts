import { graphql, type ResultOf } from "../api/graphql";

/** What the platform does just now, once a second; for administrators. */
export const PLATFORM = graphql(`
  subscription Platform {
    platform {
      atMs
      equipment {
        deviceId
        kind
        name
        inUse
        minutes
        reps
        sessions
        lastSeenMs
      }
      connections {
        part
        open
      }
      lag {
        group
        topic
        lag
      }
      refusedByCode {
        code
        count
      }
      refused {
        atMs
        athleteId
        code
        detail
      }
      health {
        name
        up
      }
      unseen
    }
  }
`);

export type PlatformStatus = NonNullable<ResultOf<typeof PLATFORM>["platform"]>;
export type Equipment = PlatformStatus["equipment"][number];
export type GroupLag = PlatformStatus["lag"][number];
export type RefusedSample = PlatformStatus["refused"][number];
