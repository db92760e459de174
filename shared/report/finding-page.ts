import type { Finding } from '../domain/index.ts';
import { consumerTexts, ruleText } from './consumers.ts';
import { cut, markdownText } from './encode.ts';
import { folded, MAX_SENTENCE, name, sentence, table } from './markdown.ts';
import { count, place } from './wording.ts';

const MAX_USES = 20;

export const ICON = { error: '❌', warning: '⚠️', info: 'ℹ️' } as const;

/** The findings at a glance, `most` of them, as a Markdown table. */
export function findingTable(findings: readonly Finding[], most: number): string {
  return table(['', 'Project', 'Model', 'What', 'Where'], findings, most, (finding) => [
    ICON[finding.severity],
    name(finding.project),
    name(finding.model),
    whatText(finding),
    name(place(finding))
  ]);
}

/** What is wrong, and how sure that is where it is about consumers, encoded for Markdown. */
export function whatText({ message, certainty }: Finding): string {
  return `${sentence(message)}${certainty === undefined ? '' : ` (${certainty})`}`;
}

/** Each finding with who is hit by it and the way to mend it, folded. */
export function findingDetails(findings: readonly Finding[], most = Infinity, mostUses = MAX_USES): string {
  return folded(`${count(findings.length, 'finding')}, and what to do`, findings, most, (finding) => {
    const { severity, project, model, column, node, message, hint } = finding;
    const about = Object.entries({ project, model, column, node, at: place(finding) })
      .filter(([, value]) => value !== null && value !== undefined)
      .map(([word, value]) => `${word} ${name(value)}`);
    return [
      `- ${ICON[severity]} <b>${sentence(ruleText(finding))}</b>: ${about.join(', ')}`,
      sentence(message),
      ...consumerTexts(finding, mostUses).map((use) => `• ${sentence(use)}`),
      ...(hint === '' ? [] : [`→ ${cut(hint, MAX_SENTENCE).split('\n').map(markdownText).join('<br>')}`])
    ].join('<br>');
  });
}
