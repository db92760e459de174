/**
 * npm run docs              writes what is generated: inputs and outputs of the actions, docs/commands.md, docs/aws.md, docs/rules.md, docs/engines.md,
 *                           docs/workflows.md, docs/TROUBLESHOOTING.md, the schema of dbt-mesh.yml
 * npm run docs -- --check   writes nothing, and fails when something is not as it would be written
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { OUTPUTS } from '../actions/outputs.ts';
import { ACTIONS, inputsOf, type Action, type Input } from '../shared/config/index.ts';
import { meshJsonSchema } from '../shared/config/mesh-json-schema.ts';
import { renderRulesReference } from '../shared/rules/index.ts';
import { commandsPage } from './commands-page.ts';
import { policyExamples } from './aws-page.ts';
import { enginesPage } from './engines-page.ts';
import { messages } from './messages-page.ts';
import { workflowMessages } from './workflow-messages.ts';
import { workflowTables } from './workflows-page.ts';

const ROOT = join(import.meta.dirname, '..');

/** Each file, as it should be, by what it is now. */
const GENERATED: Readonly<Record<string, (now: string) => string>> = {
  ...Object.fromEntries(
    ACTIONS.map((verb) => [`${verb}/action.yml`, (now: string) => within(now, '#', actionKeys(verb))])
  ),
  ...Object.fromEntries(
    ACTIONS.map((verb) => [`${verb}/README.md`, (now: string) => within(now, '<!--', tables(verb, '##'), '-->')])
  ),
  'README.md': (now) =>
    within(
      now,
      '<!--',
      ACTIONS.flatMap((verb) => [`### \`${verb}\``, '', ...tables(verb, '####'), '']).slice(0, -1),
      '-->'
    ),
  'docs/aws.md': (now) => within(now, '<!--', policyExamples(), '-->'),
  'docs/commands.md': () => commandsPage(),
  'docs/rules.md': () => `${renderRulesReference().trimEnd()}\n`,
  'docs/engines.md': () => enginesPage(),
  'docs/TROUBLESHOOTING.md': (now) => within(now, '<!--', [...messages(ROOT), '', ...workflowMessages(ROOT)], '-->'),
  'docs/workflows.md': (now) => within(now, '<!--', workflowTables(ROOT), '-->'),
  'docs/dbt-mesh.schema.json': () => `${JSON.stringify(meshJsonSchema(), null, 2)}\n`
};

const check = process.argv.includes('--check');
for (const [file, generate] of Object.entries(GENERATED)) {
  const path = join(ROOT, file);
  const now = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const wanted = generate(now);
  if (wanted === now) continue;
  if (check) process.exitCode = 1;
  else writeFileSync(path, wanted);
  console.log(check ? `${file} is not as npm run docs writes it` : `written: ${file}`);
}

/** `inputs:` and `outputs:` of an action.yml. Without `default:`: what is unset is left to dbt-mesh.yml, and then to the code. */
function actionKeys(verb: Action): readonly string[] {
  const inputs = inputsOf(verb, 'action').flatMap((input) => [
    `  ${input.name}:`,
    `    description: ${yamlText([sentences(input), byDefault(input)].filter(Boolean).join(' '))}`,
    '    required: false',
    ...(input.runnerDefault === undefined ? [] : [`    default: ${input.runnerDefault}`])
  ]);
  const outputs = OUTPUTS[verb].flatMap(({ name, description }) => [
    `  ${name}:`,
    `    description: ${yamlText(description)}`
  ]);
  return ['inputs:', ...inputs, 'outputs:', ...outputs];
}

/** Inputs, flags that the command alone has, and outputs, as Markdown. */
function tables(verb: Action, heading: string): readonly string[] {
  const flags = inputsOf(verb, 'cli').filter((input) => input.only === 'cli');
  return [
    `${heading} Inputs`,
    '',
    `Each is a flag of \`dbt-mesh ${verb}\` by the same name${butThoseOfTheAction(verb)}.`,
    '',
    '| input | what it is | default |',
    '|---|---|---|',
    ...inputsOf(verb, 'action').map(
      (input) => `| \`${input.name}\` | ${cell(sentences(input))} | ${cell(shownDefault(input))} |`
    ),
    '',
    `The command alone has ${flags.map((flag) => `\`--${flag.name}\` (${lowered(flag.description)})`).join('; ')}.`,
    '',
    `${heading} Outputs`,
    '',
    '| output | what it is |',
    '|---|---|',
    ...OUTPUTS[verb].map(({ name, description }) => `| \`${name}\` | ${cell(description)} |`)
  ];
}

function butThoseOfTheAction(verb: Action): string {
  const names = inputsOf(verb, 'action').flatMap(({ name, only }) => (only === 'action' ? [`\`${name}\``] : []));
  const [last, ...others] = names.reverse();
  if (last === undefined) return '';
  return `, but ${[others.reverse().join(', '), last].filter((text) => text !== '').join(' and ')}`;
}

function sentences({ description, choices }: Input): string {
  return choices === undefined
    ? description
    : `${description} One of ${choices.map((one) => `\`${one}\``).join(', ')}.`;
}

function byDefault(input: Input): string {
  return input.default === undefined ? '' : `Default: ${shownDefault(input)}`;
}

/** A plain value as code; words of ours stay as they are. */
function shownDefault({ default: unset }: Input): string {
  return unset === undefined ? '' : /^[\w.-]+$/.test(unset) ? `\`${unset}\`` : unset;
}

function lowered(description: string): string {
  return `${description.charAt(0).toLowerCase()}${description.slice(1).replace(/\.$/, '')}`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

/** Quoted as prettier would, so that formatting and generating agree. */
function yamlText(text: string): string {
  return text.includes("'") ? JSON.stringify(text) : `'${text}'`;
}

/** A text with the lines between the two marks replaced; the marks are comments in the file's own syntax. */
function within(text: string, open: string, lines: readonly string[], close = ''): string {
  const begin = `${open} generated by npm run docs ${close}`.trim();
  const end = `${open} end of generated ${close}`.trim();
  const [before, ...rest] = text.split(`${begin}\n`);
  const after = rest.join(`${begin}\n`).split(`${end}\n`).slice(1).join(`${end}\n`);
  if (rest.length !== 1 || !text.includes(`${end}\n`)) throw new Error(`A file lacks its marks: ${begin}, ${end}`);
  return `${before}${begin}\n${lines.join('\n')}\n${end}\n${after}`;
}
