import { Unreachable, UserError } from '../domain/index.ts';

/** Several faults as one error, so that all are told at once; null when there are none. That a registry cannot be reached is one fault. */
export function together(all: readonly UserError[]): UserError | null {
  const unreachable = all.find((fault) => fault instanceof Unreachable);
  const faults = all.filter((fault) => !(fault instanceof Unreachable) || fault === unreachable);
  const [first] = faults;
  if (first === undefined || faults.length === 1) return first ?? null;
  const messages = faults.map((fault) => `  ${fault.message}`).join('\n');
  return new UserError(
    `${faults.length} faults:\n${messages}`,
    [...new Set(faults.map((fault) => fault.hint))].join(' ')
  );
}

/**
 * What each of these gives.
 *
 * @throws UserError with the faults of all that failed; any other error as it is
 */
export async function all<T>(promises: readonly Promise<T>[]): Promise<readonly T[]> {
  const settled = await Promise.allSettled(promises);
  const errors = settled.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
  const faults = errors.filter((error) => error instanceof UserError);
  const bug = errors.find((error) => !(error instanceof UserError));
  if (bug !== undefined)
    throw bug instanceof Error ? bug : new Error('A value was thrown that is no error', { cause: bug });
  const fault = together(faults);
  if (fault !== null) throw fault;
  return settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
}
