import { outcomes, type Answer, type Outcome } from './answer.ts';
import { name, sentence } from './markdown.ts';
import { silencedTally } from './silenced.ts';
import { count, tally } from './wording.ts';

/** Of an answer as a whole. An error makes it no, also where `fail-on: never` lets it pass. */
export function isSound(answer: Answer): boolean {
  return outcomes(answer).every(({ sound }) => sound) && (answer.verb !== 'validate' || answer.report.valid);
}

/** The verdict of an answer as a heading of Markdown. */
export function headline(answer: Answer, all: readonly Outcome[]): string {
  const reasons = reasonsOf(all);
  return `### ${isSound(answer) ? '✅' : '❌'} ${verdict(all)}${reasons === '' ? '' : ` (${reasons})`}`;
}

/** `2 errors, 1 finding silenced`; empty when there is nothing. */
export function reasonsOf(all: readonly Outcome[]): string {
  return [tally(all.flatMap(({ findings }) => findings)), silencedTally(all.flatMap(({ silenced }) => silenced))]
    .filter((text) => text !== '')
    .join(', ');
}

/** The verdict in words, encoded for Markdown. */
export function verdict(all: readonly Outcome[]): string {
  const deploys = all.filter(({ deploy }) => deploy !== undefined);
  // What can be deployed has its lineage verified: that is not said beside it.
  const others = all.filter(({ deploy, sound }) => deploy === undefined && !(sound && deploys.length > 0));
  const texts = [verdictOf(others, lineageText), verdictOf(deploys, deployText)].filter((text) => text !== '');
  return texts.length === 0 ? 'No project was checked' : texts.join('. ');
}

/** One is told as it is, of several how many are sound. */
function verdictOf(some: readonly Outcome[], text: (unsound: number, all: string) => string): string {
  const [first, ...others] = some;
  if (first === undefined) return '';
  if (others.length === 0) return `${name(first.project)}: ${sentence(first.sentence)}`;
  return text(some.filter(({ sound }) => !sound).length, count(some.length, 'project'));
}

function lineageText(unsound: number, all: string): string {
  return unsound === 0
    ? `Cross-project lineage verified in ${all}`
    : `Cross-project lineage not verified in ${unsound} of ${all}`;
}

function deployText(unsound: number, all: string): string {
  return unsound === 0 ? `${all} can be deployed` : `${unsound} of ${all} cannot be deployed`;
}
