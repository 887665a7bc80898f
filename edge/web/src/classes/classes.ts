import { graphql, type ResultOf } from "../api/graphql";

const FIELDS = graphql(`
  fragment ClassFields on Class {
    id
    title
    state
    startsAtMs
    startedMs
    endedMs
    booked
    waiting
    capacity
    coach {
      id
    }
    blocks {
      name
      durationS
      zoneLow
      zoneHigh
    }
  }
`);

/** A class as people see it; its coach is null for everybody else. */
export type TrainingClass = ResultOf<typeof FIELDS>;
export type Block = TrainingClass["blocks"][number];

export const CLASSES = graphql(
  `
    query Classes($state: ClassState, $limit: Int) {
      classes(state: $state, limit: $limit) {
        ...ClassFields
      }
    }
  `,
  [FIELDS],
);

export const CLASS = graphql(
  `
    query Class($id: ID!) {
      class(id: $id) {
        ...ClassFields
      }
    }
  `,
  [FIELDS],
);

export const CLASSES_CHANGING = graphql(
  `
    subscription ClassesChanging($state: ClassState, $limit: Int) {
      classes(state: $state, limit: $limit) {
        ...ClassFields
      }
    }
  `,
  [FIELDS],
);

export const CLASS_CHANGING = graphql(
  `
    subscription ClassChanging($id: ID!) {
      class(id: $id) {
        ...ClassFields
      }
    }
  `,
  [FIELDS],
);

/** Where a class stands in its plan. */
export type Moment =
  | { kind: "block"; block: Block; index: number; leftS: number; next: Block | undefined }
  /** Before its start, or it has no plan, or the plan is over. */
  | { kind: "before" | "free" | "over" };

/** The block that runs at this time, with the seconds left of it. */
export function momentOf(it: Pick<TrainingClass, "startedMs" | "blocks">, nowMs: number): Moment {
  if (it.startedMs === null || nowMs < it.startedMs) {
    return { kind: "before" };
  }
  if (it.blocks.length === 0) {
    return { kind: "free" };
  }
  let left = (nowMs - it.startedMs) / 1000;
  for (const [index, block] of it.blocks.entries()) {
    if (left < block.durationS) {
      return {
        kind: "block",
        block,
        index,
        leftS: Math.ceil(block.durationS - left),
        next: it.blocks[index + 1],
      };
    }
    left -= block.durationS;
  }
  return { kind: "over" };
}
