import type { InitNote, InitOutcome, InitReport, SourceChange, StarterProject } from '../domain/index.ts';
import { jsonText, terminalLines, terminalText } from './encode.ts';
import { painter, type Paint } from './paint.ts';
import { page, type Shown } from './terminal.ts';
import { count } from './wording.ts';

/**
 * For people at a terminal: what was found, the file where it was not written, what to change in the models, what to do next; on standard
 * error what was passed over.
 */
export function initTerminal(report: InitReport, options: { readonly color?: boolean } = {}): Shown {
  const paint = painter(options.color === true);
  const { outcome, file, text, projects, changes, notes, steps } = report;
  const mark = outcome === 'exists' ? paint('red', '✗') : paint('green', '✓');
  return {
    stdout: page([
      `${mark} ${terminalText(file)}: ${SENTENCE[outcome]}, with ${count(projects.length, 'project')}`,
      ...projects.map((project) => `  - ${terminalText(projectText(project))}`),
      ...(outcome === 'written' ? [] : ['', ...terminalLines(text.trimEnd())]),
      ...(changes.length === 0 ? [] : ['', 'To change:', ...changes.flatMap((change) => changeLines(change, paint))]),
      '',
      'Next:',
      ...steps.flatMap(({ what, commands }, index) => [
        `  ${index + 1}. ${terminalText(what)}`,
        ...commands.map((command) => `       ${paint('cyan', terminalText(command))}`)
      ])
    ]),
    stderr: page(notes.map((note) => `${paint('yellow', '!')} ${terminalText(noteText(note))}`))
  };
}

/** For programs: one JSON document. Ends without a line break. */
export function initJson({ outcome, file, text, projects, changes, notes, steps }: InitReport): string {
  return jsonText({
    outcome,
    file,
    text,
    projects: projects.map(({ name, path, upstreams }) => ({
      name,
      path,
      upstreams: upstreams.map(({ project, mode, optional, here, seen }) => ({ project, mode, optional, here, seen }))
    })),
    changes: changes.map(({ project, file: changed, line, before, after }) => ({
      project,
      file: changed,
      line,
      before,
      after
    })),
    notes: notes.map(({ file: place, line, message }) => ({ file: place, line, message })),
    next: steps.map(({ what, commands }) => ({ what, commands }))
  });
}

const SENTENCE: Readonly<Record<InitOutcome, string>> = {
  written: 'Written',
  exists: 'It is there already, and nothing was written; this is what it would have said',
  'dry-run': 'Would be written (dry run: nothing was)'
};

function projectText({ name, path, upstreams }: StarterProject): string {
  const reads = upstreams.map(({ project, mode }) => `${project} (${mode})`).join(', ');
  return `${name} in ${path === '.' ? 'the root' : path}${reads === '' ? '' : `, reads ${reads}`}`;
}

function changeLines({ file, line, before, after }: SourceChange, paint: Paint): readonly string[] {
  return [
    `  ${paint('cyan', terminalText(`${file}:${line}`))}`,
    `    ${paint('red', `- ${terminalText(before)}`)}`,
    `    ${paint('green', `+ ${terminalText(after)}`)}`
  ];
}

function noteText({ file, line, message }: InitNote): string {
  return file === null ? message : `${file}${line === null ? '' : `:${line}`}: ${message}`;
}
