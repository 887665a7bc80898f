import { graphql, type VariablesOf } from "../api/graphql";

export const PLAN = graphql(`
  mutation PlanClass($input: ClassInput!) {
    planClass(input: $input) {
      id
    }
  }
`);

export const START = graphql(`
  mutation StartClass($id: ID!) {
    startClass(id: $id) {
      id
    }
  }
`);

export const END = graphql(`
  mutation EndClass($id: ID!) {
    endClass(id: $id) {
      id
    }
  }
`);

/** What stands in the form: texts as they were typed. */
export interface Draft {
  readonly title: string;
  /** Local, as the browser's field has it; empty: not said. */
  readonly starts: string;
  readonly capacity: string;
  readonly blocks: readonly {
    readonly key: string;
    readonly name: string;
    readonly minutes: string;
    /** Zones; empty: no target. */
    readonly low: string;
    readonly high: string;
  }[];
}

export const EMPTY: Draft = { title: "", starts: "", capacity: "", blocks: [] };

export function inputOf(draft: Draft): VariablesOf<typeof PLAN>["input"] {
  return {
    title: draft.title.trim(),
    ...(draft.starts && { startsAtMs: new Date(draft.starts).getTime() }),
    ...(draft.capacity && { capacity: Number(draft.capacity) }),
    blocks: draft.blocks.map(({ name, minutes, low, high }) => {
      // One zone alone is both ends; ends the wrong way round are meant the right way.
      const zones = [low, high].filter(Boolean).map(Number);
      return {
        name: name.trim(),
        durationS: Math.round(Number(minutes) * 60),
        ...(zones.length > 0 && { zoneLow: Math.min(...zones), zoneHigh: Math.max(...zones) }),
      };
    }),
  };
}
