/**
 * Whether a pattern stands for a name: `*` for any characters, none included, everything else for itself. Patterns may come from other teams:
 * they are compared in time, however many stars they have.
 */
export function matchesPattern(pattern: string, name: string): boolean {
  const [start = '', ...rest] = pattern.split('*');
  const end = rest.pop();
  if (end === undefined) return pattern === name;
  if (!name.startsWith(start) || !name.endsWith(end) || name.length < start.length + end.length) return false;
  const middle = name.slice(start.length, name.length - end.length);
  let from = 0;
  for (const part of rest) {
    const at = middle.indexOf(part, from);
    if (at === -1) return false;
    from = at + part.length;
  }
  return true;
}
