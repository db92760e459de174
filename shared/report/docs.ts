import type { DocsReport, DocumentedProject } from '../domain/index.ts';
import { bySeverity } from './answer.ts';
import { jsonText, terminalText } from './encode.ts';
import { findingFields } from './json-fields.ts';
import { painter } from './paint.ts';
import { silencedFields, silencedLines } from './silenced.ts';
import { findingLines, page, type Shown } from './terminal.ts';
import { count, tally } from './wording.ts';

/** For people at a terminal: where the site is and what is on it. What is missing of it is for standard error. */
export function docsTerminal(report: DocsReport, options: { readonly color?: boolean } = {}): Shown {
  const paint = painter(options.color === true);
  const { environment, folder, projects } = report;
  const findings = [...report.findings].sort(bySeverity);
  const headline = `${terminalText(folder)}: ${count(projects.length, 'project')} of ${terminalText(environment)} documented`;
  return {
    stdout: page([
      `${paint('green', '✓')} ${headline}`,
      ...projects.map((project) => `  - ${terminalText(projectText(project))}`),
      `  ${terminalText(openingText(report))}`
    ]),
    stderr: page([
      ...(findings.length === 0 ? [] : [`${paint('yellow', '!')} ${terminalText(folder)}: ${tally(findings)}`]),
      ...findings.flatMap((finding) => findingLines(finding, paint)),
      ...silencedLines(report.silenced)
    ])
  };
}

/** For programs: one JSON document. Ends without a line break. */
export function docsJson({ environment, include, folder, files, projects, findings, silenced }: DocsReport): string {
  return jsonText({
    environment,
    include,
    folder,
    files,
    projects: projects.map(({ project, environment: answered, version, include: shown, models, catalog }) => ({
      ...{ project, environment: answered, version },
      ...{ include: shown, models, catalog }
    })),
    findings: [...findings].sort(bySeverity).map(findingFields),
    silenced: silenced.map(silencedFields)
  });
}

function projectText({ project, environment, version, include, models, catalog }: DocumentedProject): string {
  const what =
    include === 'public' ? 'the public view' : catalog ? 'whole, with its catalog' : 'whole, without a catalog';
  return `${project}: ${environment} ${version}, ${count(models, 'model')}, ${what}`;
}

/** The page reads files beside it, which a browser refuses to a page that no server has served. */
function openingText({ files, folder }: DocsReport): string {
  return files.length === 1
    ? `Open ${folder}/index.html in a browser`
    : `Read it with any web server: python3 -m http.server --bind 127.0.0.1 --directory ${folder}`;
}
