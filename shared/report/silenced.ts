import type { Silenced } from '../domain/index.ts';
import { ruleText } from './consumers.ts';
import { terminalText } from './encode.ts';
import { findingFields } from './json-fields.ts';
import { folded, name, sentence } from './markdown.ts';
import { count, place, SEVERITY_WORD } from './wording.ts';

/** What somebody reads at a terminal; of the others the number is told. */
const MAX_LINES = 20;
const MAX_ROWS = 100;

/** `1 finding silenced`; empty when there is none. */
export function silencedTally(silenced: readonly Silenced[]): string {
  return silenced.length === 0 ? '' : `${count(silenced.length, 'finding')} silenced`;
}

/** `waived until 2027-03-31: agreed`. The reason is the words of others: encode it for each output. */
export function silencedBecause({ by, reason, until }: Silenced): string {
  if (by === 'inline') return `ignored by a comment: ${reason}`;
  return `waived${until === undefined ? '' : ` until ${until}`}: ${reason}`;
}

/** What was silenced, for a terminal: how many, then each with its reason, as indented lines. Empty when nothing was. */
export function silencedLines(silenced: readonly Silenced[]): readonly string[] {
  if (silenced.length === 0) return [];
  const more = silenced.length - MAX_LINES;
  return [
    `  - ${silencedTally(silenced)}`,
    ...silenced.slice(0, MAX_LINES).flatMap((one) => {
      const { finding } = one;
      const where = place(finding);
      return [
        `      ${SEVERITY_WORD[finding.severity]}: ${terminalText(finding.message)} [${terminalText(ruleText(finding))}]`,
        ...(where === null ? [] : [`        at ${terminalText(where)}`]),
        `        ${terminalText(silencedBecause(one))}`
      ];
    }),
    ...(more > 0 ? [`      … and ${more} more`] : [])
  ];
}

/** The same as GitHub Markdown, folded below the number. Empty when nothing was silenced. */
export function silencedDetails(silenced: readonly Silenced[]): string {
  return folded(silencedTally(silenced), silenced, MAX_ROWS, (one) => {
    const { finding } = one;
    const where = place(finding);
    const about = [name(finding.project), ...(where === null ? [] : [name(where)])].join(', ');
    return `- <b>${sentence(ruleText(finding))}</b> (${about}): ${sentence(finding.message)}<br>${sentence(silencedBecause(one))}`;
  });
}

/** What was silenced, as programs read it. */
export function silencedFields(one: Silenced): object {
  const { finding, by, reason, until } = one;
  return { finding: findingFields(finding), by, reason, until };
}
