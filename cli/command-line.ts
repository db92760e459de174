import { parseArgs } from 'node:util';
import { inputsOf, VERBS, type Input, type RawInputs, type Verb } from '../shared/config/index.ts';
import { UserError } from '../shared/domain/index.ts';
import { didYouMean } from '../shared/rules/index.ts';

/** What a command line asks for. */
export type Request =
  | { readonly kind: 'version' }
  | { readonly kind: 'help'; readonly verb: Verb | null }
  | { readonly kind: 'verb'; readonly verb: Verb; readonly inputs: RawInputs };

/**
 * Reads a command line by the table of inputs. A flag that is true or false needs no value, or takes one as `--flag=false`; lines may be
 * given as several flags.
 *
 * @param argv without node and script
 * @throws UserError with every fault of usage
 */
export function readCommandLine(argv: readonly string[]): Request {
  const word = argv.find((one) => !one.startsWith('-'));
  const verb = VERBS.find((one) => one === word);
  if (argv.includes('--help') || argv.includes('-h') || argv[0] === 'help') return { kind: 'help', verb: verb ?? null };
  if (argv.includes('--version')) return { kind: 'version' };
  if (word === undefined)
    throw new UserError('No command is given', `Commands are ${VERBS.join(', ')}. See dbt-mesh --help.`);
  if (verb === undefined) {
    throw new UserError(
      `${JSON.stringify(word)} is no command`,
      `${didYouMean(word, VERBS)}Commands are ${VERBS.join(', ')}. See dbt-mesh --help.`
    );
  }
  return { kind: 'verb', verb, inputs: readFlags(verb, argv) };
}

function readFlags(verb: Verb, argv: readonly string[]): RawInputs {
  const given = inputsOf(verb, 'cli');
  const known = given.filter((input) => !input.operand);
  const operands = given.filter((input) => input.operand);
  const { tokens } = parseArgs({
    args: [...argv],
    options: Object.fromEntries(
      known.map(({ name, kind }) => [name, { type: kind === 'flag' ? 'boolean' : 'string' }])
    ),
    strict: false,
    allowPositionals: true,
    tokens: true
  });

  const inputs = new Map<string, string>();
  const faults: string[] = [];
  const positionals: string[] = [];
  for (const token of tokens) {
    switch (token.kind) {
      case 'option': {
        const input = known.find(({ name }) => name === token.name && token.rawName.startsWith('--'));
        const value = input && valueOf(input, token);
        if (input === undefined) {
          const meant = didYouMean(
            token.name,
            known.map(({ name }) => name)
          ).replace(/'(.*)'/, '--$1');
          faults.push(`${token.rawName} is no flag of ${verb}. ${meant}`.trimEnd());
        } else if (value === null || value === undefined) {
          faults.push(`${token.rawName} needs a value`);
        } else {
          inputs.set(
            input.name,
            input.kind === 'lines' && inputs.has(input.name) ? `${inputs.get(input.name)}\n${value}` : value
          );
        }
        break;
      }
      case 'positional':
        positionals.push(token.value);
        break;
      case 'option-terminator':
        break;
    }
  }
  // The first word is the verb; the value of an unknown flag would be the next, and is not told again.
  const [, ...words] = positionals;
  operands.forEach(({ name }, index) => inputs.set(name, words[index] ?? ''));
  const stray = words[operands.length];
  if (stray !== undefined && faults.length === 0) {
    faults.push(
      `${JSON.stringify(stray)} belongs to no flag; a value is given as --flag value, true or false as --flag=false`
    );
  }
  if (faults.length > 0) throw new UserError(faults.join('\n'), `See dbt-mesh ${verb} --help.`);
  return Object.fromEntries(inputs);
}

/** Null where a value is missing: what follows a flag is taken for its value, also when it is the next flag. */
function valueOf({ kind }: Input, token: { readonly value?: string; readonly inlineValue?: boolean }): string | null {
  if (kind === 'flag') return token.value ?? 'true';
  if (token.value === undefined || (token.inlineValue === false && token.value.startsWith('--'))) return null;
  return token.value;
}
