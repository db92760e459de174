const TOLD = 20;

/** What a registry holds, as a sentence of a hint; nothing where that is not known. */
export function holdings(projects: readonly string[] | null): string {
  if (projects === null) return '';
  return projects.length === 0 ? 'It holds no project at all. ' : `It holds ${projects.slice(0, TOLD).join(', ')}. `;
}
