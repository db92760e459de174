import { outcomes, type Answer } from './answer.ts';
import { allAnnotations, type Annotation } from './annotations.ts';
import { checkPages, type PageContext } from './comment.ts';
import { cut, terminalText } from './encode.ts';
import { isSound, reasonsOf } from './verdict.ts';
import { count } from './wording.ts';

/** Twenty requests to GitHub; whoever has more findings reads the SARIF file. */
const MAX_ANNOTATIONS = 1000;
const MAX_TITLE = 255;

/** An annotation on a line: without a file, GitHub takes none. */
export type PlacedAnnotation = Annotation & { readonly file: string };

/** An answer as a check run shows it. */
export interface CheckPage {
  readonly title: string;
  /** `neutral`: there are errors, and `fail-on` lets them pass. */
  readonly conclusion: 'success' | 'failure' | 'neutral';
  /** Markdown, at most 65,535 bytes each. */
  readonly summary: string;
  readonly text: string;
  /** The worst first. */
  readonly annotations: readonly PlacedAnnotation[];
}

/**
 * @param passes whether the step passes: it goes by `fail-on`
 */
export function checkPage(answer: Answer, passes: boolean, context: PageContext): CheckPage {
  const placed = allAnnotations(answer).filter((one): one is PlacedAnnotation => one.file !== undefined);
  const reasons = reasonsOf(outcomes(answer));
  const left = placed.length - MAX_ANNOTATIONS;
  const { summary, text } = checkPages(answer, context);
  return {
    title: cut(terminalText(reasons === '' ? 'Nothing to say' : reasons), MAX_TITLE),
    conclusion: !passes ? 'failure' : isSound(answer) ? 'success' : 'neutral',
    summary: left <= 0 ? summary : `${summary}\n${count(left, 'more annotation')} are not shown.\n`,
    text,
    annotations: placed.slice(0, MAX_ANNOTATIONS)
  };
}
