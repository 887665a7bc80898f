import type { Role } from "../session/person";

/** A way of the main menu: whom it is for, and its sign on a phone (a path in a box of 24). */
export interface Way {
  readonly href: string;
  readonly word:
    | "nav.live"
    | "nav.classes"
    | "nav.competitions"
    | "nav.train"
    | "nav.me"
    | "nav.coach"
    | "nav.admin";
  readonly role?: Role;
  readonly sign: string;
}

const WAYS: readonly Way[] = [
  { href: "/", word: "nav.live", sign: "M3 20V11h5v9M9.5 20V4h5v16M16 20v-7h5v7" },
  { href: "/classes", word: "nav.classes", sign: "M4 6h16v14H4zM4 10h16M8 3v4M16 3v4" },
  {
    href: "/competitions",
    word: "nav.competitions",
    sign: "M7 4h10v5a5 5 0 0 1-10 0zM7 6H3c0 4 2 5 4 5M17 6h4c0 4-2 5-4 5M12 14v4M8 20h8",
  },
  { href: "/train", word: "nav.train", role: "athlete", sign: "M2 13h4l3-8 5 14 3-8 1 2h4" },
  { href: "/me/progress", word: "nav.me", role: "athlete", sign: "M4 19l5-6 4 3 7-9M15 7h5v5" },
  {
    href: "/coach",
    word: "nav.coach",
    role: "coach",
    sign: "M3 4h8v7H3zM13 4h8v7h-8zM3 13h8v7H3zM13 13h8v7h-8z",
  },
  { href: "/admin", word: "nav.admin", role: "admin", sign: "M4 5h16v5H4zM4 14h16v5H4zM7 7.5h1M7 16.5h1" },
];

/** What somebody with these roles is shown. */
export function waysOf(roles: readonly Role[]): readonly Way[] {
  return WAYS.filter((way) => way.role === undefined || roles.includes(way.role));
}

/** Whether the address is at this way or below it. */
export function isAt(way: Way, path: string): boolean {
  if (way.href === "/") {
    return path === "/" || path.startsWith("/boards");
  }
  const root = `/${way.href.split("/")[1]}`;
  return path === root || path.startsWith(`${root}/`);
}
