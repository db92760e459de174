/** What `mesh` says of the order of publications. */
export interface Placed {
  readonly generated_at: string;
  readonly rolled_back_from?: { readonly at: string };
}

/** What latest never loses: the time of its build, or that of the rollback which put it back. Compare as text. */
export function orderOf({ generated_at, rolled_back_from }: Placed): string {
  const [built, putBack] = [sortable(generated_at), sortable(rolled_back_from?.at ?? '')];
  return built > putBack ? built : putBack;
}

/** Engines write up to nine digits of a second, or none. */
function sortable(time: string): string {
  const [seconds = '', fraction = ''] = time.replace(/Z$/, '').split('.');
  return `${seconds}.${fraction.padEnd(9, '0')}`;
}
