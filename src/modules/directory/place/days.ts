/** A day so many days after another; both `YYYY-MM-DD`, without clock nor time zone. */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

/** How many days from one to the other. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** 1 Monday … 7 Sunday (ISO 8601). */
export const weekday = (day: string): number => new Date(Date.parse(day)).getUTCDay() || 7;
