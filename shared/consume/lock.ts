import { parseDocument } from 'yaml';
import { UserError, type Mode, type Publication } from '../domain/index.ts';
import { type GeneratedFile } from './generated.ts';
import { MARK } from '../manifest/index.ts';
import { yamlText } from './yaml-text.ts';

/** The file that pins what was synced, committed with the project. */
export const LOCK_FILE = 'dbt-mesh.lock';

/** What an upstream is pinned to. */
export interface Pin {
  readonly mode: Mode;
  readonly environment: string;
  readonly version: string;
  readonly digest: string;
  readonly contract: string;
}

/** Pins by upstream. */
export type Lock = ReadonlyMap<string, Pin>;

/**
 * Reads `dbt-mesh.lock`.
 *
 * @param text null when there is no such file
 * @throws UserError when it is not what sync wrote
 */
export function readLock(text: string | null): Lock {
  if (text === null) return new Map();
  const document = parseDocument(text, { stringKeys: true });
  const upstreams: unknown =
    document.errors.length > 0 ? null : (document.toJS() as { upstreams?: unknown } | null)?.upstreams;
  if (typeof upstreams !== 'object' || upstreams === null || !Object.values(upstreams).every(isPin)) {
    throw new UserError(
      `${LOCK_FILE} cannot be read: it is not as dbt-mesh wrote it`,
      'Settle a merge conflict by taking either side; or remove the file, and run dbt-mesh sync without --frozen.'
    );
  }
  return new Map(Object.entries(upstreams as Readonly<Record<string, Pin>>));
}

function isPin(value: unknown): boolean {
  const pin = value as Partial<Pin> | null;
  return [pin?.mode, pin?.environment, pin?.version, pin?.digest, pin?.contract].every(
    (text) => typeof text === 'string'
  );
}

/** The lock as a file: sorted, so that the same pins are the same bytes. */
export function lockFile(lock: Lock): GeneratedFile {
  const upstreams = Object.fromEntries(
    [...lock].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, pin]) => [name, { ...pin }])
  );
  const head = `# ${MARK}\n# Commit it: \`dbt-mesh sync --frozen\` reads exactly these publications.\n`;
  return { path: LOCK_FILE, text: head + yamlText({ upstreams }) };
}

/**
 * What to pin an upstream to. A publication with the contract that is pinned already changes nothing, so the pin stays: a rebuild of the
 * upstream alone makes no commit.
 */
export function pinTo({ mesh }: Publication, mode: Mode, pinned: Pin | undefined): Pin {
  const { environment, version, digest, contract } = mesh;
  if (pinned !== undefined && pinned.environment === environment && pinned.contract === contract)
    return { ...pinned, mode };
  return { mode, environment, version, digest, contract };
}
