export type Role = "athlete" | "coach" | "admin" | "hub";

/** Who is logged in. */
export interface Person {
  /** The athlete's id everywhere on the platform. */
  readonly id: string;
  /** For the person's own screen. */
  readonly name: string;
  readonly roles: readonly Role[];
}

/** The person that an access token and the ID token's claims tell of; the server checks, this only reads. */
export function personOf(
  accessToken: string,
  profile: { name?: string; preferred_username?: string },
): Person {
  const payload = accessToken.split(".")[1] ?? "";
  const text = atob(payload.replace(/-/g, "+").replace(/_/g, "/"));
  const bytes = Uint8Array.from(text, (char) => char.charCodeAt(0));
  const claims = JSON.parse(new TextDecoder().decode(bytes)) as { sub: string; groups?: Role[] };
  return {
    id: claims.sub,
    name: profile.name?.trim() || profile.preferred_username || claims.sub,
    roles: claims.groups ?? [],
  };
}
