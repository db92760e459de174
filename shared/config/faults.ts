import { UserError } from '../domain/index.ts';

/** Collects what is wrong with what a user gave, so that all of it is told at once. */
export interface Faults {
  /** @param where the input's name, or `file:line`; null when no single place is to blame */
  add(where: string | null, message: string, hint: string): void;
  /** @throws UserError when there are faults, with all of them and the hints of all of them */
  throwIfAny(): void;
}

export function collectFaults(): Faults {
  const messages: string[] = [];
  const hints = new Set<string>();
  return {
    add(where, message, hint) {
      messages.push(where === null ? message : `${where}: ${message}`);
      hints.add(hint);
    },
    throwIfAny() {
      const [first] = messages;
      if (first === undefined) return;
      const message =
        messages.length === 1 ? first : `${messages.length} faults:\n${messages.map((one) => `  ${one}`).join('\n')}`;
      throw new UserError(message, [...hints].join(' '));
    }
  };
}
