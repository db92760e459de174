import { resolve } from 'node:path';
import type { StoreSettings } from '../registry/index.ts';
import type { Here } from './here.ts';
import { CHECKSUMS } from './input.ts';

/** The registry and how it is reached. Whether it is one, the store judges; that none is known goes to the faults. */
export function storeSettings(here: Here): StoreSettings {
  const { inputs } = here;
  return {
    registry: registryOf(here) ?? '',
    region: inputs.text('region') ?? undefined,
    endpoint: inputs.text('endpoint') ?? undefined,
    forcePathStyle: inputs.flag('force-path-style') ?? undefined,
    checksum: inputs.choice('checksum', CHECKSUMS) ?? undefined,
    expectedBucketOwner: inputs.text('expected-bucket-owner') ?? undefined,
    sseKmsKeyId: inputs.text('sse-kms-key-id') ?? undefined
  };
}

/** Where publications are kept, as an absolute path or a URL; null when nothing says so, which goes to the faults. */
export function registryOf(here: Here): string | null {
  const known = knownRegistry(here);
  if (known !== null) return known;
  here.faults.add(
    null,
    'no registry is known',
    'Give `registry` (a folder, or s3://bucket/prefix), or write `registry:` into dbt-mesh.yml; on the command line --local is short for --registry ./registry.'
  );
  return null;
}

/** The same for a verb that does without one. */
export function knownRegistry({ inputs, faults, cwd, meshFile }: Here): string | null {
  const given = inputs.text('registry');
  if (inputs.flag('local')) {
    if (given !== null) faults.add('local', 'stands beside `registry`', 'Give one of the two.');
    return resolve(cwd, 'registry');
  }
  if (given !== null) return location(given, cwd);
  return meshFile.registry === null ? null : location(meshFile.registry, meshFile.folder);
}

/** A URL as it is, a folder as an absolute path. */
function location(written: string, folder: string): string {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(written) ? written : resolve(folder, written);
}
