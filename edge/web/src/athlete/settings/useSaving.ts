import { useState } from "react";
import { messageOf, type Problem, problemOf } from "../../api/problem";

export interface Saving {
  readonly busy: boolean;
  readonly done: boolean;
  readonly problem: Problem | undefined;
  readonly message: string | undefined;
  save(work: () => Promise<unknown>): Promise<void>;
}

/** How a change stands that was sent: on its way, done, or refused with what is wrong. */
export function useSaving(): Saving {
  const [state, setState] = useState<{ busy: boolean; done: boolean; error?: unknown }>({
    busy: false,
    done: false,
  });
  return {
    busy: state.busy,
    done: state.done,
    problem: state.error === undefined ? undefined : problemOf(state.error),
    message: state.error === undefined ? undefined : messageOf(state.error),
    async save(work) {
      setState({ busy: true, done: false });
      try {
        await work();
        setState({ busy: false, done: true });
      } catch (error) {
        setState({ busy: false, done: false, error });
      }
    },
  };
}
