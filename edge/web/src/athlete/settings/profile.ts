import { problemOf } from "../../api/problem";
import { rest, send } from "../../api/rest";

export interface Consent {
  readonly openBoards: boolean;
  readonly showName: boolean;
  readonly showHeartRate: boolean;
  /** Null: not asked yet; joining a class says yes for that class. */
  readonly coachSeesHeartRate: boolean | null;
  readonly coachSeesWorkouts: boolean;
}

/** What is not known is null. */
export interface Profile {
  readonly name: string | null;
  readonly birthYear: number | null;
  readonly sex: "female" | "male" | null;
  readonly weightKg: number | null;
  readonly hrMax: number | null;
  readonly hrRest: number | null;
  readonly ftpW: number | null;
  readonly wPrimeJ: number | null;
  readonly consent: Consent;
}

/** A profile with the version that a change has to name. */
export interface Held {
  readonly profile: Profile;
  /** Undefined: there is none yet. */
  readonly version: string | undefined;
}

const EMPTY: Profile = {
  name: null,
  birthYear: null,
  sex: null,
  weightKg: null,
  hrMax: null,
  hrRest: null,
  ftpW: null,
  wPrimeJ: null,
  consent: {
    openBoards: false,
    showName: false,
    showHeartRate: false,
    coachSeesHeartRate: null,
    coachSeesWorkouts: false,
  },
};

/** The athlete's own profile; an empty one if there is none yet. */
export async function fetchProfile(athleteId: string): Promise<Held> {
  try {
    return held(await send(`/athletes/${athleteId}/profile`));
  } catch (error) {
    if (problemOf(error).status === 404) {
      return { profile: EMPTY, version: undefined };
    }
    throw error;
  }
}

/**
 * Replaces it.
 *
 * @throws Problem `profile.changed` when it was changed elsewhere meanwhile
 */
export async function putProfile(athleteId: string, { profile, version }: Held): Promise<Held> {
  return held(
    await send(`/athletes/${athleteId}/profile`, {
      method: "PUT",
      body: wordsOf(profile),
      ...(version && { headers: { "if-match": version } }),
    }),
  );
}

/** Takes over what workouts show. */
export function acceptThreshold(athleteId: string, kind: string): Promise<Profile> {
  return rest(`/athletes/${athleteId}/thresholds/${kind}/accept`, { method: "POST" });
}

async function held(response: Response): Promise<Held> {
  return {
    profile: (await response.json()) as Profile,
    version: response.headers.get("etag") ?? undefined,
  };
}

function wordsOf({ name, birthYear, sex, weightKg, hrMax, hrRest, ftpW, wPrimeJ, consent }: Profile): object {
  return { name, birthYear, sex, weightKg, hrMax, hrRest, ftpW, wPrimeJ, consent };
}
