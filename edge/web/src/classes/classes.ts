/** A class as the platform's REST API tells it. */
export interface TrainingClass {
  readonly classId: string;
  readonly title: string;
  readonly state: "scheduled" | "running" | "ended";
  readonly startedMs: number | null;
  readonly blocks: readonly Block[];
}

export interface Block {
  readonly name: string;
  readonly durationS: number;
  readonly zoneLow: number;
  readonly zoneHigh: number;
}

/** The running class that started last. */
export async function newestRunningClass(signal: AbortSignal): Promise<TrainingClass | undefined> {
  const response = await fetch("/api/v1/classes?state=running", { signal });
  if (!response.ok) {
    throw new Error(`classes: ${response.status}`);
  }
  const classes = (await response.json()) as TrainingClass[];
  return classes.reduce<TrainingClass | undefined>(
    (newest, it) => ((it.startedMs ?? 0) > (newest?.startedMs ?? -1) ? it : newest),
    undefined,
  );
}

/** The block that runs, with the seconds left of it; undefined before and after the plan. */
export function blockAt(
  it: TrainingClass,
  nowMs: number,
): { block: Block; leftS: number; next: Block | undefined } | undefined {
  let left = (nowMs - (it.startedMs ?? nowMs)) / 1000;
  if (left < 0) {
    return undefined;
  }
  for (const [index, block] of it.blocks.entries()) {
    if (left < block.durationS) {
      return { block, leftS: Math.ceil(block.durationS - left), next: it.blocks[index + 1] };
    }
    left -= block.durationS;
  }
  return undefined;
}
