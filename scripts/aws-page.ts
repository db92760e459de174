import type { IamPolicy, IamSettings } from '../shared/domain/index.ts';
import { iamPolicy } from '../shared/registry/index.ts';

const REGISTRY = 's3://acme-dbt-mesh/registry';

/** The part of docs/aws.md that shows what `dbt-mesh iam` prints. */
export function policyExamples(): readonly string[] {
  return [
    ...example('publisher', { project: 'dbt_up', environment: 'prod' }),
    '',
    ...example('reader', { project: 'dbt_down' }),
    '',
    ...example('pruner', { environment: 'pr-*' })
  ];
}

function example(
  role: IamSettings['role'],
  own: Partial<Pick<IamSettings, 'project' | 'environment'>>
): readonly string[] {
  const unset = { project: null, environment: null };
  const policy = iamPolicy({
    ...unset,
    ...own,
    registry: REGISTRY,
    role,
    region: null,
    history: false,
    kmsKeyArn: null
  });
  const flags = Object.entries(own).map(
    ([name, value]) => ` --${name} ${/\*/.test(value ?? '') ? `'${value}'` : value}`
  );
  return [
    `\`dbt-mesh iam --registry ${REGISTRY} --role ${role}${flags.join('')}\`:`,
    '',
    '```json',
    ...lines(policy),
    '```'
  ];
}

/** One statement a line: whole, a policy fills two screens. */
function lines({ Version, Statement }: IamPolicy): readonly string[] {
  const statements = Statement.map(
    (statement, index) => `    ${JSON.stringify(statement)}${index === Statement.length - 1 ? '' : ','}`
  );
  return [`{ "Version": ${JSON.stringify(Version)},`, '  "Statement": [', ...statements, '  ] }'];
}
