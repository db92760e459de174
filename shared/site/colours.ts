/** Colours with enough contrast to white text that are told apart beside each other; none is the page's purple for what is selected. */
const COLOURS = [
  '#0a7ea4',
  '#b8500f',
  '#2e7d32',
  '#7b3fa0',
  '#a3213b',
  '#546e7a',
  '#8a6d00',
  '#00796b',
  '#3f51b5',
  '#6d4c41',
  '#ad1457',
  '#558b2f'
] as const;

/** What is no project of the site. */
export const NO_PROJECT = '#757575';

/** One colour a project, in the order of their names; beyond a dozen they repeat. */
export function colourOf(project: string, projects: readonly string[]): string {
  const index = projects.indexOf(project);
  return COLOURS[index % COLOURS.length] ?? NO_PROJECT;
}
