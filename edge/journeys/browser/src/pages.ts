import { call, recordings, rideClass, tokenOf } from "./platform";

/** The pages by name: those for everybody, of the demo's class, and of one that is over. */
export const PUBLIC = {
  live: "/",
  classes: "/classes",
  class: "/classes/demo",
  competitions: "/competitions",
  competition: "/competitions/autumn-cup",
  television: "/tv/boards/class/demo/effort",
  replay: "/replay/evening",
};

/** Those that need a login. */
export const OWN = {
  train: "/train",
  progress: "/me/progress",
  import: "/me/import",
  settings: "/me/settings",
  coach: "/coach",
  "coach-wall": "/coach/demo",
  "coach-report": "/coach/evening/report",
  admin: "/admin",
};

const NAMES = ["Ann", "Bob", "Cid", "Dot", "Eve", "Fay"];

/** Makes what the pages show beside the demo; what is there already is left as it is. */
export async function furnish(): Promise<void> {
  const token = await tokenOf("organiser", "coach,admin");
  const day = 86_400_000;
  const at = (days: number) => new Date(Math.floor(Date.now() / day) * day + days * day).toISOString();
  await once(call("POST", "/competitions", token, {
    competitionId: "autumn-cup",
    title: "Autumn cup",
    start: at(0),
    end: at(7),
    metric: "effort",
    bestOf: 3,
    divisions: [
      { key: "women", title: "Women", sex: "female" },
      { key: "men-40", title: "Men 40 and over", sex: "male", ageMin: 40 },
    ],
  }));
  const files = recordings(6);
  // The recordings of ../shared/data may not be on this machine: replay and report then say that there is no class.
  if (files.length > 0) await once(rideClass("evening", "Evening ride", files, NAMES));
}

async function once(made: Promise<unknown>): Promise<void> {
  await made.catch((refused: Error) => {
    if (!refused.message.includes(": 409 ")) throw refused;
  });
}
