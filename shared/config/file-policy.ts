import type * as z from 'zod/mini';
import type { Policy } from '../domain/index.ts';
import type { POLICY } from './policy-schema.ts';

type Written = z.infer<typeof POLICY>;

/** The policy of `dbt-mesh.yml`, with what its projects have instead. */
export function filePolicy(
  written: Written | undefined,
  projects: Readonly<Record<string, { readonly policy?: Written }>>
): Policy {
  const own = Object.entries(projects).flatMap(([name, { policy }]) =>
    policy === undefined ? [] : [[name, asPolicy(policy)] as const]
  );
  return {
    rules: {},
    ...asPolicy(written ?? {}),
    ...(own.length === 0 ? {} : { projects: Object.fromEntries(own) })
  };
}

/** Keys that are not written are not there: what is written for all goes on to hold. */
function asPolicy({ 'possible-use': possibleUse, waivers, ...same }: Written): Partial<Omit<Policy, 'projects'>> {
  return {
    ...same,
    ...(possibleUse === undefined ? {} : { possibleUse }),
    ...(waivers === undefined ? {} : { waivers: waivers.map((one) => ({ ...one, reason: one.reason.trim() })) })
  };
}
