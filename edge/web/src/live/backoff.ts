const FIRST_MS = 250;
const LONGEST_MS = 5_000;

/** How long to wait after so many failures: doubling, spread over half so that viewers don't come back in step. */
export function waitMs(failures: number, random: number): number {
  const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures, 10));
  return ceiling * (0.5 + random / 2);
}
