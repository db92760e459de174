/** A day as it is written: `2027-03-31`. Also for the JSON Schema, which cannot call `isDay`. */
export const DAY = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/;

export const DAY_RULE = 'Write the last day on which it holds, as 2027-03-31.';

/** Whether the calendar has such a day. */
export function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  // The 30th of February is taken for a day of March.
  return DAY.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
