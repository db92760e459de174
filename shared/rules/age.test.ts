import { expect, test } from '@jest/globals';
import { ageText, limitText } from './age.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

test.each([
  [0, '0 s'],
  [59.9 * SECOND, '59 s'],
  [MINUTE, '1 min'],
  [119 * MINUTE, '119 min'],
  [2 * HOUR, '2 h'],
  [3 * HOUR + 59 * MINUTE, '3 h'],
  [47 * HOUR, '47 h'],
  [2 * DAY, '2 d'],
  [400 * DAY, '400 d'],
  [-5 * HOUR, '0 s']
])('an age of %d ms is %s', (age, text) => {
  expect(ageText(age)).toBe(text);
});

test.each([
  [30 * SECOND, '30 s'],
  [90 * MINUTE, '90 min'],
  [36 * HOUR, '36 h'],
  [50 * HOUR, '50 h'],
  [72 * HOUR, '3 d']
])('a limit of %d ms is exactly %s', (limit, text) => {
  expect(limitText(limit)).toBe(text);
});
