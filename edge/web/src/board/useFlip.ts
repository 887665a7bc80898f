import { type RefObject, useLayoutEffect, useRef } from "react";

const MOVE_MS = 450;

/**
 * Lets the children of a list glide to their new places (first, last, invert, play). Children are known by their
 * data-key. Nothing moves for people who asked for less motion.
 */
export function useFlip(list: RefObject<HTMLElement | null>): void {
  const places = useRef(new Map<string, number>());

  useLayoutEffect(() => {
    if (list.current === null) {
      return;
    }
    const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    const now = new Map<string, number>();
    for (const child of list.current.children) {
      const key = (child as HTMLElement).dataset.key;
      if (key === undefined) {
        continue;
      }
      const top = (child as HTMLElement).offsetTop;
      now.set(key, top);
      const before = places.current.get(key);
      if (!still && before !== undefined && before !== top) {
        glide(child as HTMLElement, before - top);
      }
    }
    places.current = now;
  });
}

function glide(element: HTMLElement, fromY: number): void {
  // Who climbs passes in front of who falls.
  const zIndex = fromY > 0 ? "2" : "1";
  element.animate(
    [
      { transform: `translateY(${fromY}px)`, zIndex },
      { transform: "none", zIndex },
    ],
    { duration: MOVE_MS, easing: "cubic-bezier(0.2, 0.8, 0.2, 1)" },
  );
}
