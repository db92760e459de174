import { quotedYaml } from '../consume/index.ts';
import type { Starter, StarterProject, StarterUpstream } from '../domain/index.ts';
import { SCHEMA_URL } from './schema-url.ts';

/**
 * A starter of `dbt-mesh.yml`: what was found, and every other key as an example in a comment. The same starter is the same text.
 *
 * Whatever was found is untrusted: it stands in double quotes unless it is a plain word, and a comment holds nothing that ends a line.
 */
export function starterText({ registry, projects }: Starter): string {
  return [
    `# yaml-language-server: $schema=${SCHEMA_URL}`,
    '#',
    '# How this repository takes part in the mesh. Written by `dbt-mesh init` from what it found; from here on it is yours.',
    '# No key is required, and what is given as an input of an action or a flag of the command goes before it.',
    '',
    '# Where publications are kept: s3://bucket/prefix, or a folder relative to this file. All projects of a mesh share one registry.',
    registry === null ? '# registry: s3://acme-dbt-mesh/registry' : `registry: ${scalar(registry)}`,
    '',
    ...ENVIRONMENTS,
    '',
    '# The dbt projects of this repository, by the name in their dbt_project.yml, each with its folder and its upstreams: the projects whose',
    '# public models it reads, and how. package: a package of stubs, for ref(); sources: source(); loom: ref() by the plugin dbt-loom.',
    '# An upstream may have more: { mode: package, optional: true, max-age: 36h, relations: { schema: { marts: marts_v2 } } }.',
    'projects:',
    ...projects.flatMap(projectLines),
    '',
    ...RELATIONS,
    '',
    ...policy(projects),
    ''
  ].join('\n');
}

const ENVIRONMENTS = [
  '# What is read when an environment lacks an upstream, in order, by the name of the environment or a pattern.',
  '# environments:',
  '#   staging: [prod]',
  '#   "pr-*": [staging, prod]'
];

const RELATIONS = [
  '# Databases and schemas to read in place of those that upstreams publish: of a clone, of development. By name, or pattern with one `*`.',
  '# relations:',
  '#   database: { "*_PROD": "*_CLONE" }',
  '#   schema: { marts: dbt_dev_marts }'
];

function projectLines({ name, path, upstreams }: StarterProject): readonly string[] {
  return [
    `  ${scalar(name)}:`,
    `    path: ${scalar(path)}`,
    ...(upstreams.length === 0
      ? [
          '    # upstreams: none were found; without the list, sync goes by dependencies.yml and by the refs of the models.'
        ]
      : ['    upstreams:', ...upstreams.flatMap(upstreamLines)])
  ];
}

function upstreamLines({ project, mode, optional, here, seen }: StarterUpstream): readonly string[] {
  const place = here ? 'in this repository; ' : '';
  const value = optional ? `{ mode: ${mode}, optional: true }` : mode;
  return [
    `      # ${comment(`${place}${seen.join('; ')}`)}`,
    ...(optional
      ? ['      # optional: it may be missing from the registry, and this project is built all the same.']
      : []),
    `      ${scalar(project)}: ${value}`
  ];
}

/** Examples with names of this repository, where there are any: what is taken out of the comment does something. */
function policy(projects: readonly StarterProject[]): readonly string[] {
  const upstream = projects.find(({ upstreams }) => upstreams.length === 0) ?? projects[0];
  const name = upstream?.name ?? 'dbt_up';
  return [
    '# How findings are judged. docs/rules.md of dbt-mesh has every rule, with an example and the fix. A project may have a `policy` of its own.',
    '# policy:',
    '#   # When a change of a contract is refused: where a consumer on record uses what breaks (consumers), always (strict), or never (off).',
    '#   compatibility: consumers',
    '#   # What a break weighs that consumers may use, though no use of what breaks is seen: error or warning.',
    '#   possible-use: error',
    '#   # Who may read the public models of these projects, by name or pattern; everybody when unset.',
    '#   consumers: ["finance_*", marketing]',
    '#   # Severity by rule: error, warning, info or off.',
    '#   rules: { select-star: off, public-without-contract: error }',
    '#   # Findings that are acknowledged until a day, with the reason; after it they are errors.',
    '#   waivers:',
    `#     - { rule: column-removed, model: ${scalar(`${name}.public_orders`)}, column: status, until: 2027-03-31, reason: "agreed, ticket 12" }`
  ];
}

/** What a YAML reader might take for something other than text, be it one of YAML 1.1 or of 1.2. */
const OTHER_THAN_TEXT = /^(?:y|n|yes|no|on|off|true|false|null)$/i;

/** A text as a scalar: bare where it is a plain word, path or URL. */
function scalar(text: string): string {
  const isPlain = /^(?:\.{0,2}\/)?[A-Za-z_][\w./-]*$|^\.{1,2}$/.test(text) && !OTHER_THAN_TEXT.test(text);
  return isPlain || /^(?:s3|https?):\/\/[\w./-]+$/.test(text) ? text : quotedYaml(text);
}

/** A text in a comment: letters and digits of any script, and otherwise ASCII; nothing in it is a line break to any reader. */
function comment(text: string): string {
  return text.replace(
    /[^\x20-\x7e\p{L}\p{N}]/gu,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`
  );
}
