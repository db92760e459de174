import type { ConsumerUse, Finding } from '../domain/index.ts';

/** A use names no more columns; a hostile publication names thousands. */
const MAX_COLUMNS = 10;

/**
 * Who uses what a finding is about, a sentence for each use and one for those that are too many. They quote other teams' publications: encode
 * them for each output.
 */
export function consumerTexts({ consumers = [], column }: Finding, most: number): readonly string[] {
  const texts = (uses: readonly ConsumerUse[]): readonly string[] => uses.map((use) => consumerText(use, column));
  if (consumers.length <= most) return texts(consumers);
  return [...texts(consumers.slice(0, most - 1)), `and ${consumers.length - most + 1} more uses`];
}

/** `seen in acme/dbt-down (prod, owner Finance): model.dbt_down.orders in models/orders.sql uses order_id, status` */
function consumerText(use: ConsumerUse, column: string | undefined): string {
  const { project, environment, repository, owner, node, file, exposure, certainty } = use;
  const where = `${repository ?? project} (${environment}${owner === null ? '' : `, owner ${owner}`})`;
  const kind =
    exposure === undefined ? '' : ` (${[exposure.type, ...(exposure.url === null ? [] : [exposure.url])].join(', ')})`;
  return `${certainty} in ${where}: ${node}${kind} in ${file} ${columnsText(use, column)}`;
}

/** Of a finding about one column, that one; of others, all that are used. */
function columnsText({ columns, certainty }: ConsumerUse, column: string | undefined): string {
  if (columns === null) return 'may use any column: it has no compiled SQL';
  if (columns === '*') return 'may use any column';
  const verb = certainty === 'seen' ? 'uses' : 'may use';
  if (column !== undefined) return `${verb} ${column}`;
  const more = columns.length > MAX_COLUMNS ? ` and ${columns.length - MAX_COLUMNS} more` : '';
  return columns.length === 0 ? `${verb} no column` : `${verb} ${columns.slice(0, MAX_COLUMNS).join(', ')}${more}`;
}

/** A rule's id, and how sure its finding is where that is known: `column-removed, seen`. */
export function ruleText({ rule, certainty }: Finding): string {
  return certainty === undefined ? rule : `${rule}, ${certainty}`;
}
