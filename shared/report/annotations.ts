import type { Finding } from '../domain/index.ts';
import { outcomes, type Answer, type Outcome } from './answer.ts';
import { consumerTexts, ruleText } from './consumers.ts';
import { cut, terminalLines, terminalText } from './encode.ts';
import { count, place, SEVERITY_WORD } from './wording.ts';

/** What GitHub shows of one step, for each level; the rest is dropped without a word. */
const MAX_PER_LEVEL = 10;
/** What GitHub shows of one annotation (the runner cuts the message, the Checks API refuses a longer title). */
const MAX_MESSAGE = 4096;
const MAX_TITLE = 255;
/** Of the consumers that a finding names; its summary has more of them. */
const MAX_USES = 5;

const LEVELS = ['error', 'warning', 'notice'] as const;

export interface Annotation {
  readonly level: (typeof LEVELS)[number];
  /** Relative to the repository. */
  readonly file?: string;
  readonly line?: number;
  readonly title: string;
  /** One or more lines. */
  readonly message: string;
}

/**
 * The findings of an answer as annotations of a workflow step: errors, then warnings, then notices, at most ten of each.
 * Where there are more, the tenth says how many and where to read them. The door encodes them as workflow commands.
 */
export function annotations(answer: Answer): readonly Annotation[] {
  const all = allAnnotations(answer);
  return LEVELS.flatMap((level) => few(all.filter((one) => one.level === level)));
}

/** Every finding of an answer as an annotation, the worst first. */
export function allAnnotations(answer: Answer): readonly Annotation[] {
  return outcomes(answer)
    .flatMap((outcome) => outcome.findings.map((finding) => annotation(finding, outcome)))
    .sort((one, other) => LEVELS.indexOf(one.level) - LEVELS.indexOf(other.level));
}

function annotation(finding: Finding, { placed }: Outcome): Annotation {
  const { severity, model, file, line, message, hint } = finding;
  const rule = ruleText(finding);
  const shown = placed && file !== undefined;
  const where = shown ? null : place(finding);
  const lines = [
    terminalText(where === null ? message : `${where}: ${message}`),
    ...consumerTexts(finding, MAX_USES).map(terminalText),
    ...terminalLines(hint)
  ];
  return {
    level: SEVERITY_WORD[severity],
    ...(shown ? { file, line } : {}),
    title: cut(terminalText(model === null ? rule : `${rule}: ${model}`), MAX_TITLE),
    message: cut(lines.join('\n').trimEnd(), MAX_MESSAGE)
  };
}

function few(same: readonly Annotation[]): readonly Annotation[] {
  const first = same[0];
  if (first === undefined || same.length <= MAX_PER_LEVEL) return same;
  const left = count(same.length - MAX_PER_LEVEL + 1, `more ${first.level}`);
  return [
    ...same.slice(0, MAX_PER_LEVEL - 1),
    {
      level: first.level,
      title: left,
      message: `GitHub shows ten of a kind. ${left} stand in the job's summary and its log.`
    }
  ];
}
