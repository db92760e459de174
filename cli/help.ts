import { inputsOf, VERBS, type Input, type Verb } from '../shared/config/index.ts';

const WIDTH = 100;

interface VerbHelp {
  readonly summary: string;
  readonly description: string;
  readonly examples: readonly string[];
}

const VERB_HELP: Readonly<Record<Verb, VerbHelp>> = {
  publish: {
    summary: 'publish the public models of a project to the registry',
    description:
      'Publishes what dbt built: the public models of a project with their contracts, and what the project reads of others. Refuses when a public model or one of its tests failed in the run, and when the contract breaks a consumer on record.',
    examples: [
      'dbt build --target prod && dbt-mesh publish --registry s3://acme-dbt-mesh/registry',
      'dbt-mesh publish --project-dir dbt_up --local',
      'dbt-mesh publish --environment pr-12 --dry-run',
      'dbt-mesh publish --allow-breaking "agreed with dbt_down, ticket 12"'
    ]
  },
  sync: {
    summary: 'write into a project what it needs of its upstreams',
    description:
      'Writes the public models of the upstreams into a project, and the state for --defer --state; then dbt builds as usual. Upstreams are those of --upstreams, else of dbt-mesh.yml, else of dependencies.yml, else those that the models refer to.',
    examples: [
      'dbt-mesh sync --registry s3://acme-dbt-mesh/registry && dbt deps && dbt build',
      "dbt-mesh sync --project-dir dbt_down --local --upstreams 'dbt_up: sources'",
      'dbt-mesh sync --frozen'
    ]
  },
  validate: {
    summary: 'check the references of a project against what its upstreams publish',
    description:
      'Checks the manifest of a project, or of all projects of a repository, against the registry: every reference must lead to a public model that is published.',
    examples: [
      'dbt compile && dbt-mesh validate --registry s3://acme-dbt-mesh/registry',
      'dbt-mesh validate --all --local',
      'dbt-mesh validate --manifest target/manifest.json --local --fail-on warning --json'
    ]
  },
  diff: {
    summary: 'compare two contracts of a project, and say what breaks its consumers',
    description:
      'Compares what two manifests of a project promise to others: public models and versions, columns, types, constraints. Each side is a manifest that dbt wrote, whole or as it was published, or a publication.',
    examples: [
      'dbt-mesh diff dbt_up target/manifest.json --registry s3://acme-dbt-mesh/registry',
      'dbt-mesh diff dbt_up target/manifest.json --compatibility consumers',
      'dbt-mesh diff dbt_up@prod dbt_up@staging --local --markdown',
      'dbt-mesh diff old/manifest.json new/manifest.json --compatibility off --json'
    ]
  },
  'can-i-deploy': {
    summary: 'ask whether a project can go to an environment as it stands',
    description:
      'Asks both sides. As an upstream: whether the contract in the manifest breaks anybody who is on record as using the one that is published there, in that environment or one that it feeds. As a downstream: whether what the project reads is published there, with the columns that its compiled SQL takes. Publishes nothing.',
    examples: [
      'dbt compile && dbt-mesh can-i-deploy --registry s3://acme-dbt-mesh/registry',
      'dbt-mesh can-i-deploy --project-dir dbt_up --local --to prod',
      'dbt-mesh can-i-deploy --project dbt_up --to staging --compatibility strict --json'
    ]
  },
  history: {
    summary: 'show the versions that a project has published',
    description:
      'Shows what a project has published to an environment, newest build first: when, from which commit and run, whether that broke the contract before it, which version is current, and what was rolled back and why.',
    examples: [
      'dbt-mesh history --project dbt_up --registry s3://acme-dbt-mesh/registry',
      'dbt-mesh history --project dbt_up --local --limit 5 --json'
    ]
  },
  rollback: {
    summary: 'make an earlier version of a project current again',
    description:
      'Makes an earlier version of a project current again, with the reason and the time. Until another contract is built, what was rolled back is refused, so that the next scheduled build does not undo it.',
    examples: [
      'dbt-mesh rollback --project dbt_up --to previous --reason "wrong sums, ticket 12"',
      'dbt-mesh rollback --project dbt_up --to 20261124T100000Z-0123456789ab --reason "wrong sums" --dry-run'
    ]
  },
  verify: {
    summary: 'check every object of a registry, and say what is wrong',
    description:
      'Reads every object of a registry as its readers would: each must be whole, be what was published, and lie where it belongs; what one names of another must be there. Says what is wrong, and what helps. What is published meanwhile is no fault.',
    examples: [
      'dbt-mesh verify --registry s3://acme-dbt-mesh/registry',
      'dbt-mesh verify --local --project dbt_up --environment prod --json'
    ]
  },
  prune: {
    summary: 'remove old versions and environments from a registry',
    description:
      'Removes versions that neither --keep nor --older-than keeps, with their state, and what killed processes left. What is current stays, and so does what was written within the last hour and what dbt-mesh did not write. With a pattern as --environment, environments to which nobody published for --older-than go as a whole, but for prod and those that others fall back to in dbt-mesh.yml.',
    examples: [
      'dbt-mesh prune --keep 20 --older-than 90d --registry s3://acme-dbt-mesh/registry --dry-run',
      "dbt-mesh prune --environment 'pr-*' --older-than 14d --registry s3://acme-dbt-mesh/registry",
      'dbt-mesh prune --project dbt_up --keep 50 --local'
    ]
  },
  docs: {
    summary: 'make one documentation site of all projects',
    description:
      "Writes dbt's own documentation site over what every project has published, with the lineage across projects. It needs dbt-core 1.8 or newer to be installed, or its page as --page, and no warehouse. By default it shows what everybody may read of each project; with --include full it shows whole projects, SQL included, to everybody who can open it.",
    examples: [
      'dbt-mesh docs --registry s3://acme-dbt-mesh/registry --out site',
      'dbt-mesh docs --local --static',
      "dbt-mesh docs --local --include full --project 'sales_*' --out site"
    ]
  },
  iam: {
    summary: 'write the policy that a role in AWS needs for a registry in S3',
    description:
      'Prints the least that a role needs for its work on a registry in S3, as a policy of IAM: every project may read the contracts of all, and nobody but a project itself its state and its history; who publishes may overwrite nothing by chance, and only a pruner may remove.',
    examples: [
      'dbt-mesh iam --role publisher --project dbt_up --registry s3://acme-dbt-mesh/registry',
      'dbt-mesh iam --role reader --project dbt_down --history --registry s3://acme-dbt-mesh/registry',
      "dbt-mesh iam --role pruner --environment 'pr-*' --registry s3://acme-dbt-mesh/registry"
    ]
  },
  init: {
    summary: 'write a starter of dbt-mesh.yml by looking at the repository',
    description:
      'Writes dbt-mesh.yml at the root of the repository, commented: its dbt projects, and the upstreams of each, from dbt_loom.config.yml, dependencies.yml, dbt-mesh.lock, the refs of the models, and the sources that are what a project of the registry publishes. For those it prints the change from source() to ref(). It changes no other file. Where there is a dbt-mesh.yml already, it shows what it would have said, writes nothing, and exits with 1.',
    examples: [
      'dbt-mesh init --registry s3://acme-dbt-mesh/registry',
      'dbt-mesh init --local --dry-run',
      'dbt-mesh init --project-dir transform/dbt_down --json'
    ]
  }
};

const EXIT_CODES: readonly Row[] = [
  ['0', 'fine'],
  [
    '1',
    'the answer is no: broken lineage, a public model that was not built, a contract that breaks, a project that cannot be deployed, a damaged registry, a file that is there already'
  ],
  ['2', 'the question could not be asked: usage, configuration, an unreadable manifest, an unreachable registry']
];

/** What `--help` prints: of the command, or of one verb. */
export function renderHelp(verb: Verb | null): string {
  return verb === null ? commandHelp() : verbHelp(verb);
}

function commandHelp(): string {
  return page([
    ['A mesh for open-source dbt: public models, contracts and lineage across projects.'],
    section('Usage', ['dbt-mesh COMMAND [flags]']),
    section('Commands', columns(VERBS.map((verb) => [verb, VERB_HELP[verb].summary]))),
    section(
      'Flags',
      columns([
        ['--help', 'print this; after a command, its flags'],
        ['--version', 'print the version']
      ])
    ),
    section('Exit codes', columns(EXIT_CODES)),
    section(
      'Examples',
      VERBS.map((verb) => VERB_HELP[verb].examples[0] ?? '')
    )
  ]);
}

function verbHelp(verb: Verb): string {
  const { description, examples } = VERB_HELP[verb];
  const inputs = inputsOf(verb, 'cli');
  const operands = inputs.filter((input) => input.operand);
  const flags = inputs.filter((input) => !input.operand);
  return page([
    wrapped(description, WIDTH),
    section('Usage', [['dbt-mesh', verb, ...operands.map(placeholder), '[flags]'].join(' ')]),
    ...(operands.length === 0
      ? []
      : [section('Operands', columns(operands.map((input) => [placeholder(input), explained(input)])))]),
    section('Flags', columns(flags.map((input) => [flag(input), explained(input)]))),
    section('Exit codes', columns(EXIT_CODES)),
    section('Examples', examples)
  ]);
}

function placeholder({ name }: Input): string {
  return name.toUpperCase();
}

function flag({ name, kind, choices }: Input): string {
  switch (kind) {
    case 'flag':
      return `--${name}`;
    case 'choice':
      return `--${name} ${(choices ?? []).join('|')}`;
    case 'path':
      return `--${name} PATH`;
    case 'lines':
    case 'text':
      return `--${name} TEXT`;
  }
}

function explained({ description, default: unset }: Input): string {
  const sentence = description.replaceAll('`', '');
  return unset === undefined || unset === 'false' ? sentence : `${sentence} (default: ${unset.replaceAll('`', '')})`;
}

type Row = readonly [term: string, text: string];

function page(sections: readonly (readonly string[])[]): string {
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return [`${title}:`, ...lines.map((line) => `  ${line}`)];
}

/** Terms to the left, texts wrapped to the right of the longest term. */
function columns(rows: readonly Row[]): readonly string[] {
  const left = Math.max(...rows.map(([term]) => term.length)) + 2;
  return rows.flatMap(([term, text]) =>
    wrapped(text, WIDTH - left).map((line, index) => `${(index === 0 ? term : '').padEnd(left)}${line}`)
  );
}

function wrapped(text: string, width: number): readonly string[] {
  return text.split(' ').reduce<readonly string[]>((lines, word) => {
    const last = lines.at(-1);
    if (last === undefined) return [word];
    return last.length + 1 + word.length <= width ? [...lines.slice(0, -1), `${last} ${word}`] : [...lines, word];
  }, []);
}
