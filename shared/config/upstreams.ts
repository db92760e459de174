import type { Mode, RelationRules } from '../domain/index.ts';
import { isRegistryName } from '../manifest/index.ts';
import { didYouMean } from '../rules/index.ts';
import type { Faults } from './faults.ts';
import { MODES } from './input.ts';
import { NAME_RULE } from './name.ts';

/** An upstream as it is written down, before defaults. What is absent is not said. */
export interface DeclaredUpstream {
  readonly project: string;
  /** Null when none is named. */
  readonly mode: Mode | null;
  readonly optional: boolean;
  /** Milliseconds. */
  readonly maxAge?: number;
  readonly relations?: RelationRules;
}

/**
 * Reads `upstreams`: one a line (or several with commas), `name`, `name: mode`, `name?`, `name?: mode`; `#` starts a comment.
 * What cannot be read goes to `faults`.
 */
export function parseUpstreams(text: string, faults: Faults): readonly DeclaredUpstream[] {
  const upstreams = new Map<string, DeclaredUpstream>();
  for (const entry of entries(text)) {
    const [name = '', mode, ...rest] = entry.split(':').map((part) => part.trim());
    const optional = name.endsWith('?');
    const project = optional ? name.slice(0, -1).trimEnd() : name;
    if (!isRegistryName(project)) {
      faults.add('upstreams', `${JSON.stringify(project)} is no name of a project`, NAME_RULE);
    } else if (upstreams.has(project)) {
      faults.add('upstreams', `${project} is there twice`, 'Declare each upstream once.');
    } else if (rest.length > 0 || mode === '') {
      faults.add('upstreams', `${JSON.stringify(entry)} cannot be read`, 'Write `name`, or `name: mode`, one a line.');
    } else if (mode !== undefined && !isMode(mode)) {
      faults.add(
        'upstreams',
        `${JSON.stringify(mode)} is no mode`,
        `${didYouMean(mode, MODES)}Modes are ${MODES.join(', ')}.`
      );
    } else {
      upstreams.set(project, { project, mode: mode ?? null, optional });
    }
  }
  return [...upstreams.values()];
}

function entries(text: string): readonly string[] {
  return text
    .split('\n')
    .flatMap((line) => line.replace(/#.*/, '').split(','))
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}

function isMode(text: string): text is Mode {
  return (MODES as readonly string[]).includes(text);
}
