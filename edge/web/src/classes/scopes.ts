/** Board scopes of the open boards, by the day and ISO week in UTC, as the platform names them. */
export function todayScope(now: Date): string {
  return `open/${now.toISOString().slice(0, 10)}`;
}

/** ISO 8601: weeks start on Monday, and week 1 is the one with the year's first Thursday. */
export function weekScope(now: Date): string {
  const thursday = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()));
  thursday.setUTCDate(thursday.getUTCDate() + 4 - (thursday.getUTCDay() || 7));
  const year = thursday.getUTCFullYear();
  const week = Math.ceil(((thursday.getTime() - Date.UTC(year, 0, 1)) / 86_400_000 + 1) / 7);
  return `open/${year}-W${String(week).padStart(2, "0")}`;
}
