/**
 * A project of another team that tries everything: whatever it writes ends up on a page that all teams open.
 */

/** What would run sets `window.ran`. */
const RUN = 'window.ran=(window.ran||0)+1';
export const MARKUP: readonly string[] = [
  `<img src=x onerror="${RUN}">`,
  `</script><script>${RUN}</script>`,
  `<svg onload="${RUN}"></svg>`,
  `<iframe srcdoc="<script>${RUN.replaceAll('window', 'parent.window')}</script>"></iframe>`,
  `{{constructor.constructor('${RUN}')()}}`,
  `<div ng-app ng-csp><p ng-init="constructor.constructor('${RUN}')()" ng-click="x">x</p></div>`,
  `[click](javascript:window.ran=1)`,
  `<a href="javascript:${RUN}" id="lure">click</a>`,
  `![picture](https://outside.example/pixel.png)`,
  `<meta http-equiv="refresh" content="0;url=https://outside.example/">`,
  `<style>@import url(https://outside.example/x.css);</style>`,
  `&lt;img src=x onerror=${RUN}&gt;`,
  '<!--'
];

/**
 * Its full manifest and its catalog. Names of what is public are plain, since publish refuses others; everything else is as bad as it gets.
 *
 * @param markup what it writes everywhere
 */
export function hostileProject(markup = MARKUP): { readonly manifest: HostileManifest; readonly catalog: object } {
  const text = markup.join('\n\n');
  const word = `evil ${markup.slice(0, 6).join(' ')}`;
  const open = model('lure', 'public', text, word);
  const hidden = model(`hidden_${MARKUP[0]}`, 'private', text, word);
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
          description: text,
          macro_sql: `{% macro m() %}${word}{% endmacro %}`,
          arguments: [{ name: word, type: word, description: text }],
          depends_on: { macros: [] }
        }
      },
      exposures: {
        'exposure.evil.e': {
          ...identity('exposure', 'e'),
          label: word,
          type: word,
          url: `javascript:${RUN}`,
          owner: { name: word, email: word },
          description: text,
          tags: [word],
          depends_on: { macros: [], nodes: [open.unique_id] }
        }
      },
      groups: { 'group.evil.g': { ...identity('group', 'g'), owner: { name: word, email: word } } },
      docs: Object.fromEntries(
        ['__overview__', '__evil__'].map((name) => [
          `doc.evil.${name}`,
          { ...identity('doc', name), block_contents: text }
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
            metadata: { type: word, schema: word, name: word, database: null, comment: text, owner: word },
            columns: { [word]: { type: word, index: 1, name: word, comment: text } },
            stats: { has_stats: { id: 'has_stats', label: word, value: word, include: true, description: text } }
          }
        ])
      ),
      sources: {},
      errors: null
    }
  };
}

interface Entry {
  readonly unique_id: string;
  readonly [key: string]: unknown;
}

interface HostileManifest {
  readonly nodes: Readonly<Record<string, Entry>>;
  readonly [key: string]: unknown;
}

function identity(kind: string, name: string): Entry {
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

function model(name: string, access: 'public' | 'private', text: string, word: string): Entry {
  const column = access === 'public' ? 'id' : word;
  return {
    ...identity('model', name),
    description: text,
    access,
    group: 'g',
    alias: name,
    database: 'EVIL',
    schema: 'MARTS',
    relation_name: '"EVIL"."MARTS"."lure"',
    language: 'sql',
    checksum: { name: 'sha256', checksum: '0'.repeat(64) },
    config: { access, group: 'g', materialized: 'table', contract: { enforced: access === 'public' } },
    tags: [word, text],
    meta: { [word]: text },
    columns: { [column]: { name: column, data_type: 'integer', description: text, tags: [word], meta: {} } },
    constraints: [],
    raw_code: `select 1 as id -- ${word}`,
    compiled_code: `select 1 as id -- ${word}`,
    depends_on: { macros: [], nodes: [] },
    refs: [],
    sources: []
  };
}
