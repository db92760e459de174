// For: saying what a verb answered.
// Takes: the report of a verb, or whatever was thrown.
// Gives: text that is safe where it goes: terminal, JSON, annotations, job summary, comment, check run, SARIF.
export { findingsOf, hasError, type Answer } from './answer.ts';
export { deployTables } from './deploy-table.ts';
export { renderTerminal, type Shown } from './terminal.ts';
export { renderJson, renderJsonError } from './json.ts';
export { historyJson, historyTerminal } from './history.ts';
export { verifyJson, verifyTerminal } from './verify.ts';
export { pruneJson, pruneTerminal } from './prune.ts';
export { iamJson } from './iam.ts';
export { initJson, initTerminal } from './init.ts';
export { docsJson, docsTerminal } from './docs.ts';
export { diffJson, diffMarkdown, diffTerminal } from './diff.ts';
export { annotations, type Annotation } from './annotations.ts';
export { checkPage, type CheckPage, type PlacedAnnotation } from './check-page.ts';
export { comment, isWorthAComment, type PageContext } from './comment.ts';
export { sarif } from './sarif.ts';
export { subjectOf, type Subject } from './subject.ts';
export { summary } from './summary.ts';
export { renderError, type RenderedError } from './error.ts';
export { markdownCode, markdownText, terminalLines, terminalText } from './encode.ts';
