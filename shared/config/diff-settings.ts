import { resolve } from 'node:path';
import type { DiffOperand, DiffSettings } from '../domain/index.ts';
import { isRegistryName } from '../manifest/index.ts';
import type { StoreSettings } from '../registry/index.ts';
import { orient, type Asked, type Here } from './here.ts';
import { COMPATIBILITIES } from './input.ts';
import { isFile } from './locate.ts';
import { storeSettings } from './store-settings.ts';

/** What `diff` compares, where publications are read, and how it is shown. */
export interface ConfiguredDiff {
  readonly settings: DiffSettings;
  /** Null where neither a publication nor consumers are asked for. */
  readonly store: StoreSettings | null;
  readonly markdown: boolean;
}

/**
 * What `diff` was asked to compare: by the operands and flags, then `dbt-mesh.yml`, then defaults. No registry has to be known where both
 * sides are files and consumers do not count.
 *
 * @throws UserError with every fault of the inputs and of the file
 */
export async function diffSettings(asked: Asked): Promise<ConfiguredDiff> {
  const here = await orient(asked);
  const { inputs, faults, meshFile } = here;
  const environment = inputs.name('environment') ?? 'prod';
  const old = await operand(here, 'old', environment);
  const next = await operand(here, 'new', environment);
  const compatibility = inputs.choice('compatibility', COMPATIBILITIES) ?? 'strict';
  const asksRegistry = compatibility === 'consumers' || [old, next].some(({ kind }) => kind === 'publication');
  const store = asksRegistry ? storeSettings(here) : null;
  const markdown = inputs.flag('markdown') ?? false;
  faults.throwIfAny();
  const { environments, policy } = meshFile;
  return { settings: { old, next, compatibility, environment, environments, policy }, store, markdown };
}

/** A file where there is one of that name, else a publication. What is neither goes to the faults. */
async function operand({ inputs, faults, cwd }: Here, name: 'old' | 'new', environment: string): Promise<DiffOperand> {
  const written = inputs.text(name) ?? '';
  const path = resolve(cwd, written);
  if (await isFile(path)) return { kind: 'manifest', path, written };
  const publication = publicationIn(written, environment);
  if (publication !== null) return publication;
  faults.add(
    name,
    written === '' ? 'is not given' : `there is no file ${path}`,
    'Write dbt-mesh diff OLD NEW: each a manifest that dbt wrote, or a publication as project, project@environment or project@environment:version.'
  );
  return { kind: 'manifest', path, written };
}

/** `project[@environment][:version]`; null for anything else, a manifest's file name among it. */
function publicationIn(written: string, unset: string): DiffOperand | null {
  const [, project = '', environment = unset, version = null] =
    /^([^@:]*)(?:@([^@:]*))?(?::([^@:]*))?$/.exec(written) ?? [];
  const names = [project, environment, ...(version === null ? [] : [version])];
  if (written.endsWith('.json') || !names.every(isRegistryName)) return null;
  return { kind: 'publication', project, environment, version };
}
