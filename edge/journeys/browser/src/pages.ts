/** The pages by name: those for everybody, of the demo's class. */
export const PUBLIC = {
  live: "/",
  classes: "/classes",
  class: "/classes/demo",
  competitions: "/competitions",
  competition: "/competitions/autumn-cup",
  television: "/tv/boards/class/demo/effort",
  replay: "/replay/demo",
};

/** Those that need a login. */
export const OWN = {
  train: "/train",
  progress: "/me/progress",
  import: "/me/import",
  settings: "/me/settings",
  coach: "/coach",
  "coach-wall": "/coach/demo",
  "coach-report": "/coach/demo/report",
  admin: "/admin",
};
