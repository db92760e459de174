import { UserError } from '../shared/domain/index.ts';
import type { Environment } from '../shared/github/index.ts';

const VARIABLES = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'];

/**
 * Has everything that is sent go by the proxies of the environment, but for what NO_PROXY names: `fetch`, and the agents of Node, after which
 * the client of S3 takes its own (https://nodejs.org/api/http.html#built-in-proxy-support). Node knows how since 24.14; an older one does not,
 * and goes straight.
 *
 * @throws UserError for a proxy that is no URL, without showing it: there may be a password in it
 */
export async function heedProxies(env: Environment): Promise<void> {
  const set = VARIABLES.filter((name) => env[name]);
  if (set.length === 0) return;
  const { default: http } = await import('node:http');
  try {
    http.setGlobalProxyFromEnv?.({ ...env });
  } catch (error) {
    throw new UserError(
      `The environment names a proxy that is none: ${set.join(', ')}`,
      'Write it as http://host:port, or unset it.',
      { cause: error }
    );
  }
}
