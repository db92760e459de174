/** A name as a query writes it. */
export interface Name {
  /** Without its quotes. */
  readonly text: string;
  readonly quoted: boolean;
}

/** A dotted name: `o.address.city`. */
export type Path = readonly Name[];

export function unquoted(text: string): Name {
  return { text, quoted: false };
}

/** In ASCII alone, as warehouses do: Turkish and German letters are not for us to fold. */
export function lower(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** In ASCII alone. */
export function upper(text: string): string {
  return text.replace(/[a-z]+/g, (letters) => letters.toUpperCase());
}

/** What two names have in common that differ in case alone, whatever a warehouse makes of that. */
export function caseless(text: string): string {
  return text.toLowerCase();
}

/** `DB.marts."Orders"`, in quotes where the query has them. */
export function render(path: Path): string {
  return path.map(({ text, quoted }) => (quoted ? `"${text.replaceAll('"', '""')}"` : text)).join('.');
}
