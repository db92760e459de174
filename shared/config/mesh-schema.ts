import * as z from 'zod/mini';
import { RULES } from '../rules/index.ts';
import { MODES } from './inputs.ts';
import { NAME } from './name.ts';

/** `pr-*`: a name that may have stars in it. */
const PATTERN = /^[A-Za-z0-9*][A-Za-z0-9_.*-]{0,127}$/;

function described<T extends z.core.$ZodType>(type: T, description: string): T {
  z.globalRegistry.add(type, { description });
  return type;
}

const name = z.string().check(z.regex(NAME));
/** No operating system takes NUL in a path, and nobody means the other controls. */
const place = z.string().check(
  z.minLength(1),
  z.refine((text) => !/\p{Cc}/u.test(text), { error: 'has control characters in it' })
);

const upstream = z.union([
  described(z.enum(MODES), 'How the upstream is consumed.'),
  z.strictObject({
    mode: z.optional(described(z.enum(MODES), 'How the upstream is consumed; `package` when unset.')),
    optional: z.optional(
      described(
        z.boolean(),
        'May be missing from the registry: two projects that read each other have to start somewhere.'
      )
    )
  })
]);

const project = z.strictObject({
  path: described(place, 'Folder with `dbt_project.yml`, relative to this file.'),
  upstreams: z.optional(described(z.record(name, upstream), 'What the project reads of others, by their names.'))
});

const policy = z.strictObject({
  rules: z.optional(
    described(
      z.partialRecord(z.enum(RULES.map((rule) => rule.id)), z.enum(['error', 'warning', 'info', 'off'])),
      'Severity by rule id; `off` silences a rule.'
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
      z.record(z.string().check(z.regex(PATTERN)), z.array(name)),
      'Name or pattern of an environment (`pr-*`) to the environments that are read when it lacks an upstream, in order.'
    )
  ),
  projects: z.optional(
    described(z.record(name, project), 'The projects of this repository, by the name in their `dbt_project.yml`.')
  ),
  policy: z.optional(described(policy, 'How findings are judged.'))
});
