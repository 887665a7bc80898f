import { gql, type TypedDocumentNode } from "urql";

/** What the platform does just now, once a second; for administrators. */
export interface PlatformStatus {
  readonly atMs: number;
  readonly equipment: readonly Equipment[];
  readonly connections: readonly { readonly part: string; readonly open: number }[];
  readonly lag: readonly GroupLag[];
  readonly refusedByCode: readonly { readonly code: string; readonly count: number }[];
  readonly refused: readonly RefusedSample[];
  readonly health: readonly { readonly name: string; readonly up: boolean }[];
  /** What the gateway can't see, because it runs elsewhere. */
  readonly unseen: readonly string[];
}

export interface Equipment {
  readonly deviceId: string;
  readonly kind: string;
  readonly name: string | null;
  readonly inUse: boolean;
  readonly minutes: number;
  readonly reps: number;
  readonly sessions: number;
  readonly lastSeenMs: number;
}

export interface GroupLag {
  readonly group: string;
  readonly topic: string;
  readonly lag: number;
}

export interface RefusedSample {
  readonly atMs: number;
  readonly athleteId: string;
  readonly code: string;
  readonly detail: string | null;
}

export const PLATFORM: TypedDocumentNode<{ platform: PlatformStatus }, Record<string, never>> = gql`
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
`;
