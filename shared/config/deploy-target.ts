import type { DeployTarget } from '../domain/index.ts';
import type { Here } from './here.ts';

/** The input `can-i-deploy` of validate; null when it is unset. */
export function deployTarget({ inputs }: Here): DeployTarget | null {
  const to = inputs.name('can-i-deploy');
  return to === null ? null : { to, compatibility: 'consumers' };
}
