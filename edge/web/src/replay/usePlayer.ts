import { useCallback, useEffect, useState } from "react";

export const SPEEDS = [1, 2, 5, 10, 30, 60] as const;
/** A board that moves more often is not easier to follow. */
const FRAME_MS = 100;
const STEP_S = 10;

export interface Player {
  /** Seconds since the start. */
  readonly at: number;
  readonly playing: boolean;
  readonly speed: number;
  seek(seconds: number): void;
  toggle(): void;
  setSpeed(speed: number): void;
}

/**
 * Time that runs, stands or is set; space plays and pauses, arrows go 10 s on and back, plus and minus change the speed.
 */
export function usePlayer(length: number): Player {
  const [at, setAt] = useState(0);
  const [wanted, setWanted] = useState(true);
  const [speed, setSpeed] = useState<number>(10);
  const playing = wanted && at < length;
  const seek = useCallback((to: number) => setAt(Math.min(length, Math.max(0, to))), [length]);
  const toggle = useCallback(() => {
    if (at >= length) {
      setAt(0);
      setWanted(true);
    } else {
      setWanted(!wanted);
    }
  }, [at, length, wanted]);

  useEffect(() => {
    if (!playing) {
      return;
    }
    let before = performance.now();
    let frame = requestAnimationFrame(function go(now) {
      if (now - before >= FRAME_MS) {
        const passed = ((now - before) / 1000) * speed;
        before = now;
        setAt((it) => Math.min(length, it + passed));
      }
      frame = requestAnimationFrame(go);
    });
    return () => cancelAnimationFrame(frame);
  }, [playing, speed, length]);

  useEffect(() => {
    const keys = new Map([
      [" ", toggle],
      ["ArrowRight", () => seek(at + STEP_S)],
      ["ArrowLeft", () => seek(at - STEP_S)],
      ["Home", () => seek(0)],
      ["End", () => seek(length)],
      ["+", () => setSpeed((it) => SPEEDS.find((other) => other > it) ?? it)],
      ["-", () => setSpeed((it) => SPEEDS.findLast((other) => other < it) ?? it)],
    ]);
    const press = (event: KeyboardEvent) => {
      const taken = (event.target as HTMLElement).closest("input, select, textarea, button, a");
      if (taken || event.ctrlKey || event.metaKey || event.altKey) {
        return;
      }
      const act = keys.get(event.key);
      if (act) {
        event.preventDefault();
        act();
      }
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [at, length, seek, toggle]);

  return { at, playing, speed, seek, toggle, setSpeed };
}
