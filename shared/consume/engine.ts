import type { Finding, ManifestJson, Upstream } from '../domain/index.ts';
import { finding } from '../rules/index.ts';
import type { Downstream } from './downstream.ts';
import { DEPENDENCIES_FILE } from './packages-entry.ts';

/** dbt writes `metadata` first, and a manifest may have 500 MB. */
const HEAD_BYTES = 64 * 1024;

/** The version of dbt that wrote a manifest; null when it does not tell in its head. */
export function dbtVersionIn(manifest: Uint8Array | null): string | null {
  if (manifest === null) return null;
  const head = new TextDecoder().decode(manifest.subarray(0, HEAD_BYTES));
  return /"dbt_version"\s*:\s*"(\d+\.\d+[^"]*)"/.exec(head)?.[1] ?? null;
}

/** A state of another minor version of dbt than the one that ran in this project last. */
export function stateEngineMismatch(
  { name }: Downstream,
  state: ManifestJson | null,
  lastDbtVersion: string | null
): readonly Finding[] {
  const stateVersion = (state?.['metadata'] as { dbt_version?: unknown } | undefined)?.dbt_version;
  if (typeof stateVersion !== 'string' || lastDbtVersion === null || minor(stateVersion) === minor(lastDbtVersion))
    return [];
  return [
    finding('state-engine-mismatch', {
      project: name,
      model: null,
      message: `The state of ${name} was written by dbt ${stateVersion}, and the last run here was dbt ${lastDbtVersion}: --select state:modified may select too much`,
      hint: `Run the same minor version of dbt in both places, or publish ${name} once with the new one.`
    })
  ];
}

/** Upstreams declared where dbt Cloud has them, which dbt v2 does not bear. Not said where the last run was of dbt-core 1. */
export function projectsKeyOnV2(
  { name }: Downstream,
  upstreams: readonly Upstream[],
  folder: string,
  lastDbtVersion: string | null
): readonly Finding[] {
  if (lastDbtVersion?.startsWith('1.') === true) return [];
  const list = upstreams.map(({ project, mode }) => `${project}: ${mode}`).join(', ');
  return [
    finding('projects-key-on-v2', {
      project: name,
      model: null,
      file: DEPENDENCIES_FILE,
      message: `${DEPENDENCIES_FILE} lists upstreams under projects:, at which dbt v2 stops (dbt1005) without credentials of dbt Cloud`,
      hint: `Move the list to dbt-mesh.yml at the root of the repository, and remove projects: here:\nprojects:\n  ${name}: { path: ${folder === '' ? '.' : folder}, upstreams: { ${list} } }`
    })
  ];
}

function minor(version: string): string {
  return version.split('.').slice(0, 2).join('.');
}
