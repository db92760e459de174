import type { VerifyReport, VerifySettings } from '../domain/index.ts';
import { verifyRegistry } from '../registry/index.ts';
import { checkPolicy, weigh } from '../rules/index.ts';
import type { Ports } from './ports.ts';
import { nothingThere } from './registry-scope.ts';

/**
 * Reads every object of a registry as its readers would, and says what is wrong.
 *
 * @returns every fault as a finding; `valid` says that none of them is an error
 * @throws UserError for a policy that cannot be, a project or an environment that is not there, and a registry that cannot be reached
 */
export async function verify(
  { policy, ...scope }: VerifySettings,
  { store, clock }: Pick<Ports, 'store' | 'clock'>
): Promise<VerifyReport> {
  checkPolicy(policy);
  const { environments, findings: found } = await verifyRegistry(store, clock, scope);
  const missing = environments.length + found.length === 0 ? await nothingThere(store, scope) : null;
  if (missing !== null) throw missing;

  const { findings, silenced } = weigh(found, policy, clock.now());
  const valid = findings.every(({ severity }) => severity !== 'error');
  return { location: store.location, valid, environments, findings, silenced };
}
