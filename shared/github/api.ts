import type { Environment } from './origin.ts';

/** Where GitHub's REST API is: a GitHub Enterprise Server has its own, which the runner names. */
export function apiOf(env: Environment): string {
  return env['GITHUB_API_URL'] || 'https://api.github.com';
}
