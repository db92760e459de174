import type { Here } from './here.ts';

/** Whom an action tells of a change, and by what. */
export interface Notify {
  /** Those on record as consumers of what changed, or repositories as `owner/name`; nobody when empty. */
  readonly repositories: 'consumers' | readonly string[];
  /** Null when none was given; then nobody can be told, which is a warning. */
  readonly token: string | null;
}

const CONSUMERS = 'consumers';

/** The shape that GitHub's names have; what it does not allow beyond that, it refuses. */
const REPOSITORY = /^[A-Za-z0-9-]+\/[A-Za-z0-9._-]+$/;

/** The inputs `notify` and `github-token`; what is wrong with them goes to the faults. */
export function notifyIn({ inputs, faults }: Pick<Here, 'inputs' | 'faults'>): Notify {
  const lines = (inputs.text('notify') ?? '').split(/[\n,]/).flatMap((line) => line.trim() || []);
  const token = inputs.text('github-token');
  if (lines.length === 1 && lines[0] === CONSUMERS) return { repositories: CONSUMERS, token };
  for (const line of lines) {
    if (REPOSITORY.test(line)) continue;
    faults.add(
      'notify',
      `${JSON.stringify(line)} is no repository`,
      'Write consumers alone, or a repository a line, as owner/name.'
    );
  }
  return { repositories: lines, token };
}
