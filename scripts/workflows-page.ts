import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMap, isScalar, parse, parseDocument, type YAMLMap } from 'yaml';

/** The reusable workflows, in the order of docs/workflows.md. */
export const WORKFLOWS = ['upstream', 'downstream-native', 'downstream-loom', 'main-docs'] as const;

interface Call {
  readonly inputs: Readonly<
    Record<
      string,
      { readonly description: string; readonly required?: boolean; readonly default?: string | number | boolean }
    >
  >;
  readonly secrets: Readonly<Record<string, { readonly description: string }>>;
  readonly outputs: Readonly<Record<string, { readonly description: string }>>;
}

/** Every input, secret, output and permission of the reusable workflows, as Markdown, read from the workflows themselves. */
export function workflowTables(root: string): readonly string[] {
  return WORKFLOWS.flatMap((name) => {
    const text = readFileSync(join(root, '.github', 'workflows', `${name}.yml`), 'utf8');
    const { on } = parse(text) as { readonly on: { readonly workflow_call: Call } };
    const { inputs, secrets, outputs } = on.workflow_call;
    return [
      `## \`${name}.yml\``,
      '',
      '| input | what it is | default |',
      '|---|---|---|',
      ...Object.entries(inputs).map(([input, one]) => row(`\`${input}\``, one.description, shownDefault(one))),
      '',
      '| secret | what it is |',
      '|---|---|',
      ...Object.entries(secrets).map(([secret, one]) => row(`\`${secret}\``, one.description)),
      '',
      '| output | what it is |',
      '|---|---|',
      ...Object.entries(outputs).map(([output, one]) => row(`\`${output}\``, one.description)),
      '',
      '| job | may |',
      '|---|---|',
      ...permissions(text).map(([job, may]) => row(job, may)),
      ''
    ];
  }).slice(0, -1);
}

function shownDefault({ required, default: unset }: Call['inputs'][string]): string {
  if (required) return 'required';
  return unset === undefined || unset === '' ? '' : `\`${unset}\``;
}

/** What each job may do, with the reason that stands beside it. */
function permissions(text: string): readonly (readonly [job: string, may: string])[] {
  const jobs = parseDocument(text).get('jobs') as YAMLMap<unknown, YAMLMap>;
  return jobs.items.map(({ value: job }) => {
    const granted = job?.get('permissions', true);
    const reasons = isMap(granted)
      ? granted.items.map(({ key, value }) => {
          const level = isScalar(value) ? value : undefined;
          return `\`${String(key)}: ${String(level?.value)}\`:${level?.comment ?? ''}`;
        })
      : [];
    return [String(job?.get('name')), reasons.join('; ') || 'nothing'];
  });
}

function row(...cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
