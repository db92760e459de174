import { describe, expect, test } from '@jest/globals';
import { environmentChain, type Fallbacks } from './environments.ts';

describe('an upstream is looked for', () => {
  test.each<readonly [why: string, environment: string, fallbacks: Fallbacks, chain: readonly string[]]>([
    ['in the environment alone, when nothing is said', 'prod', {}, ['prod']],
    ['then in its fallbacks, in order', 'pr-12', { 'pr-*': ['staging', 'prod'] }, ['pr-12', 'staging', 'prod']],
    ['in each once', 'pr-12', { 'pr-*': ['staging', 'prod'], staging: ['prod'] }, ['pr-12', 'staging', 'prod']],
    [
      'in the fallbacks of fallbacks',
      'pr-12',
      { 'pr-*': ['staging'], staging: ['prod'] },
      ['pr-12', 'staging', 'prod']
    ],
    ['by the name before a pattern', 'pr-12', { 'pr-*': ['staging'], 'pr-12': ['prod'] }, ['pr-12', 'prod']],
    [
      'by a longer pattern before a shorter',
      'pr-eu-12',
      { 'pr-*': ['staging'], 'pr-eu-*': ['staging-eu'], '*': ['prod'] },
      ['pr-eu-12', 'staging-eu', 'prod']
    ],
    [
      'by a pattern that matches its own fallbacks',
      'pr-12',
      { '*': ['staging', 'prod'] },
      ['pr-12', 'staging', 'prod']
    ],
    ['with a dot that is a dot', 'v1x2', { 'v1.*': ['prod'] }, ['v1x2']],
    ['with stars anywhere', 'a-b-c', { 'a*-*c': ['prod'] }, ['a-b-c', 'prod']],
    ['nowhere else, when no fallbacks are left', 'prod', { 'pr-*': ['prod'], prod: [] }, ['prod']]
  ])('%s', (...[, environment, fallbacks, chain]) => {
    expect(environmentChain(environment, fallbacks)).toEqual(chain);
  });

  test.each<readonly [fallbacks: Fallbacks, circle: string]>([
    [{ staging: ['staging'] }, 'staging → staging'],
    [{ staging: ['prod'], prod: ['staging'] }, 'staging → prod → staging'],
    [{ staging: ['eu'], eu: ['prod'], prod: ['eu'] }, 'eu → prod → eu']
  ])('but not in a circle: %j', (fallbacks, circle) => {
    expect(() => environmentChain('staging', fallbacks)).toThrow(`in a circle: ${circle}`);
  });

  test('under names only', () => {
    expect(() => environmentChain('../prod', {})).toThrow('cannot be the name of an environment');
    expect(() => environmentChain('prod', { prod: ['pr-*'] })).toThrow('cannot be the name of an environment');
    expect(environmentChain('constructor', {})).toEqual(['constructor']);
  });
});
