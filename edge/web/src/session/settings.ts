/** Where people log in, as the platform tells it. */
export interface Settings {
  /** Of the OpenID provider, without a slash at the end. */
  readonly issuer: string;
  readonly clientId: string;
}

let asked: Promise<Settings> | undefined;

/** Asked for once; after a failure again. */
export function settings(): Promise<Settings> {
  asked ??= fetch("/config.json").then((response) => {
    if (!response.ok) {
      throw new TypeError(`config.json: ${response.status}`);
    }
    return response.json() as Promise<Settings>;
  });
  asked.catch(() => {
    asked = undefined;
  });
  return asked;
}
