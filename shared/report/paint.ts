/** Select Graphic Rendition codes (ECMA-48, 8.3.117). */
const CODES = { red: 31, green: 32, yellow: 33, blue: 34, cyan: 36, dim: 2 } as const;

/** Gives a text of ours, or one that is encoded already, a style. */
export type Paint = (style: keyof typeof CODES, text: string) => string;

/** Colours, or none of them. */
export function painter(color: boolean): Paint {
  return color ? (style, text) => `\x1b[${CODES[style]}m${text}\x1b[0m` : (_, text) => text;
}
