const first = typeof location === "undefined" ? "" : location.pathname;
let left = false;

/** Whether somebody has moved on from the page that was loaded: only then is focus moved. */
export function navigated(): boolean {
  left ||= location.pathname !== first;
  return left;
}
