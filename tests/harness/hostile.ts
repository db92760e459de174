/**
 * A project of another team that tries everything: whatever it writes ends up on a page that all teams open.
 */

/** What would run sets `window.ran`. */
const RUN = 'window.ran=(window.ran||0)+1';
export const MARKUP: readonly string[] = [
  `<img src=x onerror="${RUN}">`,
  `</script><script>${RUN}</script>`,
  `<svg onload="${RUN}"></svg>`,
  `<iframe srcdoc="<script>parent.${RUN.replaceAll('window', 'parent.window')}</script>"></iframe>`,
  `{{constructor.constructor('${RUN}')()}}`,
  `<div ng-app ng-csp><p ng-init="constructor.constructor('${RUN}')()" ng-click="x">x</p></div>`,
  `[click](javascript:${RUN})`,
  `<a href="javascript:${RUN}" id="lure">click</a>`,
  `![picture](https://outside.example/pixel.png)`,
  `<meta http-equiv="refresh" content="0;url=https://outside.example/">`,
  `<style>@import url(https://outside.example/x.css);</style>`,
  `&lt;img src=x onerror=${RUN}&gt;`,
  '<!--'
];

const TEXT = MARKUP.join('\n\n');
const WORD = `evil ${MARKUP.slice(0, 6).join(' ')}`;

/** Its full manifest and its catalog. Names of what is public are plain, since publish refuses others; everything else is as bad as it gets. */
export function hostileProject(): { readonly manifest: object; readonly catalog: object } {
  const open = model('lure', { access: 'public', description: TEXT });
  const hidden = model(`hidden_${MARKUP[0]}`, { access: 'private', description: TEXT });
  return {
    manifest: {
      metadata: {
        dbt_schema_version: 'https://schemas.getdbt.com/dbt/manifest/v12.json',
        dbt_version: '1.11.16',
        generated_at: new Date().toISOString(),
        adapter_type: 'duckdb',
        project_name: 'evil',
        send_anonymous_usage_stats: true,
        env: {}
      },
      nodes: Object.fromEntries([open, hidden].map((one) => [one.unique_id, one])),
      sources: {},
      macros: {
        'macro.evil.m': {
          ...identity('macro', 'm'),
          description: TEXT,
          macro_sql: `{% macro m() %}${WORD}{% endmacro %}`,
          arguments: [{ name: WORD, type: WORD, description: TEXT }],
          depends_on: { macros: [] }
        }
      },
      exposures: {
        'exposure.evil.e': {
          ...identity('exposure', 'e'),
          label: WORD,
          type: WORD,
          url: `javascript:${RUN}`,
          owner: { name: WORD, email: WORD },
          description: TEXT,
          tags: [WORD],
          depends_on: { macros: [], nodes: [open.unique_id] }
        }
      },
      groups: { 'group.evil.g': { ...identity('group', 'g'), owner: { name: WORD, email: WORD } } },
      docs: Object.fromEntries(
        ['__overview__', '__evil__'].map((name) => [
          `doc.evil.${name}`,
          { ...identity('doc', name), block_contents: TEXT }
        ])
      ),
      metrics: {},
      parent_map: {},
      child_map: {}
    },
    catalog: {
      metadata: { dbt_schema_version: 'https://schemas.getdbt.com/dbt/catalog/v1.json' },
      nodes: Object.fromEntries(
        [open, hidden].map(({ unique_id }) => [
          unique_id,
          {
            unique_id,
            metadata: { type: WORD, schema: WORD, name: WORD, database: null, comment: TEXT, owner: WORD },
            columns: { [WORD]: { type: WORD, index: 1, name: WORD, comment: TEXT } },
            stats: { has_stats: { id: 'has_stats', label: WORD, value: WORD, include: true, description: TEXT } }
          }
        ])
      ),
      sources: {},
      errors: null
    }
  };
}

function identity(kind: string, name: string): { unique_id: string; [key: string]: unknown } {
  return {
    unique_id: `${kind}.evil.${name}`,
    resource_type: kind,
    name,
    package_name: 'evil',
    path: 'evil.sql',
    original_file_path: `models/${kind === 'model' ? `${name}.sql` : 'evil.yml'}`,
    fqn: ['evil', name]
  };
}

function model(
  name: string,
  { access, description }: { readonly access: string; readonly description: string }
): { unique_id: string; [key: string]: unknown } {
  const column = access === 'public' ? 'id' : WORD;
  return {
    ...identity('model', name),
    description,
    access,
    group: 'g',
    alias: name,
    database: 'EVIL',
    schema: 'MARTS',
    relation_name: '"EVIL"."MARTS"."lure"',
    language: 'sql',
    checksum: { name: 'sha256', checksum: '0'.repeat(64) },
    config: { access, group: 'g', materialized: 'table', contract: { enforced: access === 'public' } },
    tags: [WORD, TEXT],
    meta: { [WORD]: TEXT },
    columns: { [column]: { name: column, data_type: 'integer', description: TEXT, tags: [WORD], meta: {} } },
    constraints: [],
    raw_code: `select 1 as id -- ${WORD}`,
    compiled_code: `select 1 as id -- ${WORD}`,
    depends_on: { macros: [], nodes: [] },
    refs: [],
    sources: []
  };
}
