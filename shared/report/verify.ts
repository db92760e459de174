import type { VerifiedEnvironment, VerifyReport } from '../domain/index.ts';
import { bySeverity } from './answer.ts';
import { jsonText, terminalText } from './encode.ts';
import { groupBy } from './group.ts';
import { findingFields } from './json-fields.ts';
import { painter } from './paint.ts';
import { findingLines, page, type Shown } from './terminal.ts';
import { silencedFields, silencedLines } from './silenced.ts';
import { count, tally } from './wording.ts';

/** For people at a terminal: whether the registry is sound and, where it is not, why. What did not decide it is for standard error. */
export function verifyTerminal(report: VerifyReport, options: { readonly color?: boolean } = {}): Shown {
  const paint = painter(options.color === true);
  const { location, valid, findings, silenced } = report;
  const errors = findings.filter(({ severity }) => severity === 'error');
  const remarks = findings.filter(({ severity }) => severity !== 'error').sort(bySeverity);
  const verdict = `${valid ? paint('green', '✓') : paint('red', '✗')} ${terminalText(location)}: ${verdictOn(report)}`;
  return {
    stdout: page([verdict, ...errors.flatMap((finding) => findingLines(finding, paint)), ...silencedLines(silenced)]),
    stderr: page([
      ...(remarks.length === 0 ? [] : [`${paint('yellow', '!')} ${terminalText(location)}: ${tally(remarks)}`]),
      ...remarks.flatMap((finding) => findingLines(finding, paint))
    ])
  };
}

/** For programs: one JSON document. Ends without a line break. */
export function verifyJson({ valid, environments, findings, silenced }: VerifyReport): string {
  const broken = new Set(findings.flatMap(({ severity, project }) => (severity === 'error' ? [project] : [])));
  return jsonText({
    valid,
    errors: findings.filter(({ severity }) => severity === 'error').length,
    warnings: findings.filter(({ severity }) => severity === 'warning').length,
    projects: [...groupBy(environments, ({ project }) => project)].map(([project, of]) => ({
      project,
      valid: !broken.has(project),
      environments: of.map(environmentFields)
    })),
    findings: [...findings].sort(bySeverity).map(findingFields),
    silenced: silenced.map(silencedFields)
  });
}

function verdictOn({ valid, environments, findings }: VerifyReport): string {
  const projects = new Set(environments.map(({ project }) => project)).size;
  const objects = environments.reduce((sum, one) => sum + one.objects, 0);
  const read = `${count(objects, 'object')} of ${count(projects, 'project')} in ${count(environments.length, 'environment')}`;
  return valid ? `Sound (${read})` : `Not sound (${tally(findings)}; ${read})`;
}

function environmentFields({ environment, version, versions, objects }: VerifiedEnvironment): object {
  return { environment, version, versions, objects };
}
