const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

type Unit = readonly [milliseconds: number, name: string];
const UNITS: readonly Unit[] = [
  [DAY, 'd'],
  [HOUR, 'h'],
  [MINUTE, 'min'],
  [SECOND, 's']
];

/** How findings and reports write an age, rounded down: `45 s`, `90 min`, `36 h`, `2 d`. What lies in the future has none. */
export function ageText(milliseconds: number): string {
  const age = Math.max(0, milliseconds);
  const fits = ([size]: Unit): boolean => age >= (size === MINUTE ? size : 2 * size);
  return inUnit(age, UNITS.find(fits) ?? [SECOND, 's']);
}

/** The same for a limit, which is told exactly: `50 h`. */
export function limitText(milliseconds: number): string {
  return inUnit(milliseconds, UNITS.find(([size]) => milliseconds % size === 0) ?? [SECOND, 's']);
}

function inUnit(milliseconds: number, [size, name]: Unit): string {
  return `${Math.floor(milliseconds / size)} ${name}`;
}
