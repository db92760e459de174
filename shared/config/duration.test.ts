import { describe, expect, test } from '@jest/globals';
import { durationIn } from './duration.ts';

describe('a duration', () => {
  test.each([
    ['30s', 30_000],
    ['90m', 5_400_000],
    ['36h', 129_600_000],
    ['14d', 1_209_600_000],
    ['99999d', 8_639_913_600_000]
  ])('%s is %d milliseconds', (text, milliseconds) => {
    expect(durationIn(text)).toBe(milliseconds);
  });

  test.each([
    '',
    '14',
    'd',
    '0d',
    '014d',
    '-1d',
    '1.5h',
    '1e3s',
    '14 d',
    ' 14d',
    '14D',
    '2w',
    '1h30m',
    '100000d',
    '14d\n'
  ])('is not written as %j', (text) => {
    expect(durationIn(text)).toBeNull();
  });
});
