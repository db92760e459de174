import { isRegistryName } from '../manifest/index.ts';

/** What a key stands for in the layout of a registry. */
export type RegistryObject =
  | { readonly kind: 'latest'; readonly project: string; readonly environment: string }
  | {
      /** `record`: of a rollback that is over. */
      readonly kind: 'history' | 'record' | 'state';
      readonly project: string;
      readonly environment: string;
      readonly version: string;
      /** Of the object in the folder of its version. */
      readonly name: string;
    };

/** The kinds of objects that a version has. */
const KINDS: Readonly<Record<string, (name: string) => 'history' | 'record' | 'state' | null>> = {
  history: (name) => {
    if (name === 'manifest.json') return 'history';
    return /^rollback-\d{8}T\d{6}Z\.json$/.test(name) ? 'record' : null;
  },
  state: (name) => (isRegistryName(name) ? 'state' : null)
};

/** Reads a key as the functions of `layout` write it; null for one that they do not write. */
export function objectAt(key: string): RegistryObject | null {
  const [project = '', environment = '', part = '', ...rest] = key.split('/');
  if (!isRegistryName(project) || !isRegistryName(environment)) return null;
  if (part === 'latest') return rest.join('/') === 'manifest.json' ? { kind: 'latest', project, environment } : null;
  const [version = '', name = '', ...deeper] = rest;
  if (deeper.length > 0 || timeOf(version) === null || !Object.hasOwn(KINDS, part)) return null;
  const kind = KINDS[part]?.(name) ?? null;
  return kind === null ? null : { kind, project, environment, version, name };
}

/** When the build of a version was, in milliseconds; null for what is no version. */
export function timeOf(version: string): number | null {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z-[0-9a-f]{12}$/.exec(version) ?? [];
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(time) ? null : time;
}
