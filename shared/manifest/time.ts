import { textIn } from './json.ts';

/**
 * A time as dbt's artifacts have it, in one form: `2026-11-24T10:00:00.123456Z`, so that times of all engines compare as text.
 * dbt-core writes six digits and `Z` or `+00:00`, dbt v2 up to nine digits; a time without a zone is in UTC.
 * @returns null for anything that is no time.
 */
export function utcTimeIn(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const match = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2})(?:\.(\d{1,9}))?(Z|[+-]\d{2}:?\d{2})?$/.exec(value);
  if (match === null) return null;
  const [, date, time, fraction = '', zone = 'Z'] = match;
  const seconds = Date.parse(`${date}T${time}${zone}`);
  if (Number.isNaN(seconds)) return null;
  return `${new Date(seconds).toISOString().slice(0, 19)}.${fraction.slice(0, 6).padEnd(6, '0')}Z`;
}

/**
 * A date or time of a model's property (`deprecation_date`) as a time with a zone. dbt-core writes it so; dbt v2 writes it as it stands in
 * YAML, and a date without a zone makes dbt-core fail at comparing it with today's.
 */
export function zonedDateIn(value: unknown): string | null {
  const text = textIn(value);
  if (text === null) return null;
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return `${text}T00:00:00+00:00`;
  return /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/.test(text)
    ? `${text.replace(' ', 'T')}+00:00`
    : text;
}

/**
 * The instant that a deprecation date means, in milliseconds since 1970. dbt allows a day or a time; one without a zone is taken in UTC, not
 * in the zone of the machine that judges.
 * @returns null for anything that is no date.
 */
export function instantOf(date: string): number | null {
  const match = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+-]\d{2}:?\d{2})?)?$/.exec(
    date.trim()
  );
  if (match === null) return null;
  const [, day, clock = '00:00', zone = 'Z'] = match;
  const time = Date.parse(`${day}T${clock}${zone}`);
  return Number.isNaN(time) ? null : time;
}
