import type { IamPolicy, IamSettings } from '../domain/index.ts';
import { iamPolicy } from '../registry/index.ts';

/**
 * Writes the policy that a role in AWS needs for a registry in S3. Asks nobody: it follows from the layout of the registry.
 *
 * @throws UserError when the registry is not in S3, and for an ARN that is not that of a KMS key
 */
export function iam(settings: IamSettings): Promise<IamPolicy> {
  return Promise.resolve(iamPolicy(settings));
}
