import { Command, Option } from 'commander';
import { inputsOf, VERBS, type Input, type RawInputs, type Verb } from '../shared/config/index.ts';

/** What each verb does, and how it is called: for `--help`. */
const HELP: Readonly<Record<Verb, { readonly summary: string; readonly description: string; readonly examples: readonly string[] }>> = {
  publish: {
    summary: 'publish the public models of a project to the registry',
    description:
      'Publishes what dbt built: the public models of a project with their contracts, and what the project reads of others.\n' +
      'Refuses (exit 1) when a public model or one of its tests failed in the run.',
    examples: [
      'dbt build --target prod && dbt-mesh publish --registry s3://acme-dbt-mesh/registry',
      'dbt-mesh publish --project-dir dbt_up --local',
      'dbt-mesh publish --environment pr-12 --dry-run'
    ]
  },
  sync: {
    summary: 'write what a project needs of its upstreams',
    description:
      'Writes the upstreams that a project reads into it, and the state for `--defer --state`; then dbt builds as usual.\n' +
      'Upstreams are those of --upstreams, else of dbt-mesh.yml, else of dependencies.yml, else those that the models refer to.',
    examples: [
      'dbt-mesh sync --registry s3://acme-dbt-mesh/registry && dbt build',
      "dbt-mesh sync --project-dir dbt_down --local --upstreams 'dbt_up: sources'",
      'dbt-mesh sync --frozen'
    ]
  },
  validate: {
    summary: 'check the references of a project against what its upstreams publish',
    description:
      'Checks the compiled manifest of a project, or of all of them, against the registry: every reference must lead to a public\n' +
      'model that is published. Exits with 1 when a finding fails the check.',
    examples: [
      'dbt compile && dbt-mesh validate --registry s3://acme-dbt-mesh/registry',
      'dbt-mesh validate --all --local',
      'dbt-mesh validate --manifest target/manifest.json --local --fail-on warning --json'
    ]
  }
};

const EXIT_CODES = `
Exit codes:
  0  fine
  1  the answer is no: broken lineage, or a model that was not built
  2  the question could not be asked: usage, configuration, an unreadable manifest, an unreachable registry`;

/**
 * The command line, made of the table of inputs.
 *
 * @param act what a verb does with its flags, each as the text of an input
 */
export function buildProgram(version: string, act: (verb: Verb, inputs: RawInputs) => Promise<void>): Command {
  const program = new Command('dbt-mesh')
    .description('A mesh for open-source dbt: public models, contracts and lineage across projects.')
    .version(version, '--version', 'print the version')
    .helpOption('--help', 'print this help')
    .helpCommand(false)
    .configureHelp(SHORT_FLAGS)
    .addHelpText('after', `${EXIT_CODES}\n\nExamples:\n${VERBS.map((verb) => `  ${HELP[verb].examples[0]}`).join('\n')}`);

  for (const verb of VERBS) {
    const { summary, description, examples } = HELP[verb];
    const command = program
      .command(verb)
      .summary(summary)
      .description(description)
      .addHelpText('after', `${EXIT_CODES}\n\nExamples:\n${examples.map((example) => `  ${example}`).join('\n')}`);
    for (const input of inputsOf(verb, 'cli')) command.addOption(option(input));
    command.action(async (flags: Readonly<Record<string, string | true>>) => {
      await act(verb, asInputs(flags, command));
    });
  }
  return program;
}

/** A flag needs no value to be true, so help shows it without one, unless it is true when unset. */
const SHORT_FLAGS = {
  optionTerm: ({ flags, defaultValueDescription }: Option): string =>
    defaultValueDescription === 'true' ? flags : flags.replace(' [true|false]', '')
};

function option(input: Input): Option {
  const made = new Option(`--${input.name}${argument(input)}`, help(input));
  made.default(undefined, input.default);
  if (input.kind === 'lines') {
    made.argParser<string | undefined>((value, before) => (before === undefined ? value : `${before}\n${value}`));
  }
  return made;
}

function argument(input: Input): string {
  switch (input.kind) {
    case 'flag':
      return ' [true|false]';
    case 'choice':
      return ` <${(input.choices ?? []).join('|')}>`;
    case 'path':
      return ' <path>';
    case 'lines':
    case 'text':
      return ' <text>';
  }
}

function help({ description, default: unset }: Input): string {
  const sentence = description.replaceAll('`', '');
  return unset === undefined || unset === 'false' ? sentence : `${sentence} (default: ${unset.replaceAll('`', '')})`;
}

/** Flags under the names of the inputs, a bare flag as `true`. */
function asInputs(flags: Readonly<Record<string, string | true>>, command: Command): RawInputs {
  return Object.fromEntries(
    command.options
      .map((one) => [one.name(), flags[one.attributeName()]] as const)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, String(value)])
  );
}
