import * as z from 'zod/mini';
import { described } from './described.ts';
import { DURATION } from './duration.ts';
import { MODES } from './input.ts';
import { NAME, NAME_PATTERN } from './name.ts';
import { POLICY } from './policy-schema.ts';

const name = z.string().check(z.regex(NAME));
/** No operating system takes NUL in a path, and nobody means the other controls. */
const place = z.string().check(
  z.minLength(1),
  z.refine((text) => !/\p{Cc}/u.test(text), { error: 'has control characters in it' })
);

/** Names to names, each with at most one star; one in the new name needs one to stand for. */
const renames = z.record(place, place).check(({ value, issues }) => {
  for (const [from, to] of Object.entries(value)) {
    const error = starFault(from, to);
    if (error !== null) {
      const hint =
        'A pattern has one `*`, and what it stands for goes where the new name has one: `"*_PROD": "*_CLONE"`.';
      issues.push({ code: 'custom', input: to, path: [from], message: error, params: { hint } });
    }
  }
});

function starFault(from: string, to: string): string | null {
  const [before, after] = [from, to].map((text) => text.split('*').length - 1) as [number, number];
  if (before > 1 || after > 1) return `has more than one \`*\``;
  return after > before ? 'is no pattern, and its new name has a `*`' : null;
}

/** Databases and schemas to read instead of those that are published. */
export const RELATIONS = z.strictObject({
  database: z.optional(described(renames, 'Name or pattern of a database (`*_PROD`) to the one to read instead.')),
  schema: z.optional(described(renames, 'Name or pattern of a schema to the one to read instead.'))
});

const upstream = z.union([
  described(z.enum(MODES), 'How the upstream is consumed.'),
  z.strictObject({
    mode: z.optional(described(z.enum(MODES), 'How the upstream is consumed; `package` when unset.')),
    optional: z.optional(
      described(
        z.boolean(),
        'May be missing from the registry: two projects that read each other have to start somewhere.'
      )
    ),
    'max-age': z.optional(
      described(
        z.string().check(z.regex(DURATION)),
        'How long ago the upstream may have been built (`36h`, `14d`) before `stale-upstream` is told.'
      )
    ),
    relations: z.optional(
      described(RELATIONS, 'Where to read this upstream instead; goes before `relations` of the file.')
    )
  })
]);

const project = z.strictObject({
  path: described(place, 'Folder with `dbt_project.yml`, relative to this file.'),
  upstreams: z.optional(described(z.record(name, upstream), 'What the project reads of others, by their names.')),
  policy: z.optional(
    described(
      POLICY,
      "How this project's findings are judged: each key goes before that of the file's `policy`; rules and waivers come on top of those."
    )
  )
});

/** `dbt-mesh.yml`. Strict: an unknown key is a mistake, and a silent one would be believed. */
export const MESH_FILE = z.strictObject({
  registry: z.optional(
    described(place, 'Where publications are kept: `s3://bucket/prefix`, or a folder relative to this file.')
  ),
  environments: z.optional(
    described(
      z.record(z.string().check(z.regex(NAME_PATTERN)), z.array(name)),
      'Name or pattern of an environment (`pr-*`) to the environments that are read when it lacks an upstream, in order.'
    )
  ),
  relations: z.optional(
    described(
      RELATIONS,
      'Databases and schemas to read instead of those that upstreams publish: of clones, of development.'
    )
  ),
  projects: z.optional(
    described(z.record(name, project), 'The projects of this repository, by the name in their `dbt_project.yml`.')
  ),
  policy: z.optional(described(z.strictObject(POLICY.shape), 'How findings are judged.'))
});
