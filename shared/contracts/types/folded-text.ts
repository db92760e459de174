/** A type as text without what means nothing in any dialect: case and spaces outside of quotes. */
export function foldedText(type: string): string {
  return type
    .split(/('[^']*'|"[^"]*"|`[^`]*`)/)
    .map((part, index) => (index % 2 === 1 ? part : part.toLowerCase().replace(/\s+/g, ' ')))
    .join('')
    .replace(/ ?([(),<>:[\]]) ?/g, '$1')
    .trim();
}
