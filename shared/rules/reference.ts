import { RULES } from './all-rules.ts';
import type { Category, Rule } from './rule.ts';

const CATEGORIES: Readonly<Record<Category, string>> = {
  lineage: 'Lineage: what `validate` judges',
  contract: 'Contracts: what `publish` and `diff` judge',
  sync: 'Sync: what `sync` warns of',
  publish: 'Publishing: what `publish` refuses or warns of',
  registry: 'Registry: what `verify` and `prune` find',
  docs: 'Documentation: what `docs` says of the projects that it shows'
};

const INTRODUCTION = `# Rules

Generated from \`shared/rules\` by \`npm run docs\`; edit the rules, not this page.

Every finding carries the id of its rule. What a rule weighs is set in \`dbt-mesh.yml\`, by id, as \`error\`, \`warning\`, \`info\` or \`off\`:

\`\`\`yaml
policy:
  rules:
    unpinned-version: error
    stale-manifest: off
\`\`\`

A severity set there holds for every case of the rule; a single case is acknowledged by a waiver or by a comment in the model: [policy.md](policy.md) has both, and what goes before what. \`validate\` fails on errors; \`fail-on: warning\` makes it fail on warnings too, \`fail-on: never\` on nothing.
`;

/** docs/rules.md: every rule with its default severity, what it catches, an example, the fix, and how to silence it. */
export function renderRulesReference(): string {
  const rules: readonly Rule[] = RULES;
  const categories = (Object.keys(CATEGORIES) as Category[]).filter((category) =>
    rules.some((rule) => rule.category === category)
  );
  return [
    INTRODUCTION,
    '| rule | default |',
    '|---|---|',
    ...rules.map((rule) => `| [\`${rule.id}\`](#${rule.id}) | ${rule.severity} |`),
    '',
    ...categories.flatMap((category) => [
      `## ${CATEGORIES[category]}`,
      '',
      ...rules.filter((rule) => rule.category === category).flatMap(section)
    ])
  ].join('\n');
}

function section(rule: Rule): readonly string[] {
  const { what, example, fix } = rule.docs;
  return [
    `### \`${rule.id}\``,
    '',
    `Default: ${rule.severity}${rule.impact === undefined ? '' : ` (${rule.impact})`}.`,
    '',
    what,
    '',
    '**Example.**',
    '',
    example,
    '',
    `**Fix.** ${fix}`,
    '',
    `**Silence.** ${silence(rule)}`,
    ''
  ];
}

function silence({ id, category, inline, fixed }: Rule): string {
  if (fixed === true) return 'Nothing silences it.';
  const isAboutModels = inline === true || category === 'contract';
  const about = isAboutModels ? `${id}, model: PROJECT.MODEL` : id;
  return [
    ...(inline === true ? [`One place: \`-- dbt-mesh: ignore ${id} REASON\` in the SQL of the model.`] : []),
    `Until a day: \`policy.waivers: [{ rule: ${about}, until: YYYY-MM-DD, reason: TEXT }]\`.`,
    `For good: \`policy.rules: { ${id}: off }\`.`
  ].join(' ');
}
