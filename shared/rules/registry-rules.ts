import type { Rule } from './rule.ts';

/** What `verify` and `prune` say of the objects in a registry. */
export const REGISTRY_RULES = [
  {
    id: 'unreadable-object',
    category: 'registry',
    severity: 'error',
    docs: {
      what: 'An object is not what dbt-mesh wrote: it is cut off, its digest is not the recorded one, it was copied or moved there from another project, environment or version, its names or types are not plain, it has a newer layout, or the store does not give it out. Every reader refuses it, so nobody builds on wrong data; but whoever needs it fails.',
      example: '`up/prod/history/20261124T100000Z-0123456789ab/manifest.json` was edited by hand.',
      fix: 'The finding says which of these it is and what helps: a damaged latest is removed and published again, an old version is restored from a backup (a bucket with versions keeps one) or removed, a newer layout needs a newer release of dbt-mesh.'
    }
  },
  {
    id: 'latest-not-in-history',
    category: 'registry',
    severity: 'error',
    docs: {
      what: 'Latest is a version that history does not have, or history has another manifest under its name. A sync with `frozen` and a rollback to that version fail, and the audit trail has a gap. dbt-mesh writes history before latest and never removes the version that latest is, so something else has written to the registry, or removed from it.',
      example:
        'A lifecycle rule of the bucket expires objects under `history/` after 90 days, and the project was last built before that.',
      fix: 'Publish a new build. Keep lifecycle rules and other tools away from the registry; `dbt-mesh prune` knows what is in use.'
    }
  },
  {
    id: 'missing-state',
    category: 'registry',
    severity: 'error',
    docs: {
      what: 'A publication names a file of its state that is not there. Slim CI of that project, which compares with the state, fails or takes everything for new.',
      example: 'A lifecycle rule of the bucket expires objects under `state/`.',
      fix: 'Publish a new build with `publish-state`. An old version whose state is gone can be left, or pruned.'
    }
  },
  {
    id: 'no-latest',
    category: 'registry',
    severity: 'warning',
    docs: {
      what: 'An environment has versions and no latest, so downstreams do not find the project there: they fall back to another environment, or fail. The first publication died before its last step, or a prune of the environment did.',
      example: 'The first job that published to `pr-12` was cancelled halfway.',
      fix: 'Publish again. An environment that is no longer wanted goes with `dbt-mesh prune`.'
    }
  },
  {
    id: 'unknown-object',
    category: 'registry',
    severity: 'warning',
    docs: {
      what: 'An object lies in the registry where dbt-mesh writes none. No reader looks at it and `prune` leaves it; whoever put it there may take the registry for something else.',
      example: '`up/prod/latest/manifest.json.bak`, a copy that somebody made before trying something.',
      fix: 'Move it out of the registry.'
    }
  },
  {
    id: 'unchecked-state',
    category: 'registry',
    severity: 'info',
    docs: {
      what: 'A state was published by a release of dbt-mesh that recorded no digest for it. It can be unpacked and read; whether it is what was published, nobody can tell.',
      example: 'Versions that were published before the digests of states were recorded.',
      fix: 'Nothing has to be mended: new publications record it, and the old ones go with `dbt-mesh prune`.'
    }
  },
  {
    id: 'leftover',
    category: 'registry',
    severity: 'info',
    docs: {
      what: 'A publication or a prune was killed halfway and left something: a temporary file or a lock in a folder, or state and records without their version. No reader looks at it, and no publisher minds it.',
      example:
        'A job was cancelled while it published its state: `up/prod/state/20261124T100000Z-0123456789ab/` is there, and no version of that name.',
      fix: '`dbt-mesh prune` removes it.'
    }
  }
] as const satisfies readonly Rule[];
