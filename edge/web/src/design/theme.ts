import { useSyncExternalStore } from "react";
import { read, write } from "../shell/kept";

export const THEMES = ["dark", "light", "system"] as const;
export const PALETTES = ["standard", "blue-orange"] as const;
export interface Look {
  readonly theme: (typeof THEMES)[number];
  readonly palette: (typeof PALETTES)[number];
}

const KEY = "fitconnect.look";
const listeners = new Set<() => void>();
const light = typeof matchMedia === "function" ? matchMedia("(prefers-color-scheme: light)") : undefined;
let look: Look = kept();

/** How the app looks, kept by this browser. */
export function useLook(): [Look, (change: Partial<Look>) => void] {
  return [useSyncExternalStore(follow, () => look), change];
}

/** Brings what is kept to the page; call before the first paint. */
export function applyLook(): void {
  const theme = look.theme === "system" ? (light?.matches ? "light" : "dark") : look.theme;
  document.documentElement.dataset.theme = theme;
  document.documentElement.dataset.palette = look.palette;
  const ground = getComputedStyle(document.documentElement).getPropertyValue("--ground");
  document.querySelector('meta[name="theme-color"]')?.setAttribute("content", ground.trim() || "#0b1220");
}

light?.addEventListener("change", applyLook);

function change(to: Partial<Look>): void {
  look = { ...look, ...to };
  write(KEY, JSON.stringify(look));
  applyLook();
  for (const listener of listeners) {
    listener();
  }
}

function follow(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function kept(): Look {
  try {
    const { theme, palette } = JSON.parse(read(KEY) ?? "{}") as Partial<Look>;
    return {
      theme: THEMES.find((it) => it === theme) ?? "dark",
      palette: PALETTES.find((it) => it === palette) ?? "standard",
    };
  } catch {
    return { theme: "dark", palette: "standard" };
  }
}
