import type { Rule } from './rule.ts';

/** An old publication against a new one (`publish`, `diff`), per public model and version. */
export const CONTRACT_RULES = [
  {
    id: 'model-removed',
    category: 'contract',
    severity: 'error',
    impact: 'breaking',
    docs: {
      what: 'A public model is gone: removed, renamed, disabled, or no longer public where the new side cannot tell (a publication shows public models alone). Every reference to it fails. Where a new model has the same shape, it is named as the likely new name; that is a guess. A model past its `deprecation_date` is reported as `version-retired`, one version of several as `removed-early` or `version-retired`.',
      example: `\`\`\`diff
 models:
-  - name: public_orders
+  - name: orders
     config: { access: public, contract: { enforced: true } }
\`\`\``,
      fix: 'Keep the old name as a view on the new one, announce its end with `deprecation_date`, and remove it after that day.'
    }
  },
  {
    id: 'access-narrowed',
    category: 'contract',
    severity: 'error',
    impact: 'breaking',
    docs: {
      what: 'A model that was public is protected or private now. It is built as before, but no other project may reference it. Told apart from `model-removed` where the new side is a full manifest.',
      example: `\`\`\`diff
   - name: public_orders
-    config: { access: public }
+    config: { access: protected }
\`\`\``,
      fix: 'Keep it public until nobody reads it; announce its end with `deprecation_date`.'
    }
  },
  {
    id: 'contract-dropped',
    category: 'contract',
    severity: 'error',
    impact: 'breaking',
    docs: {
      what: 'The contract was enforced and is not any more: columns, types and constraints are promised by nobody, and change without a word.',
      example: `\`\`\`diff
   - name: public_orders
-    config: { access: public, contract: { enforced: true } }
+    config: { access: public }
\`\`\``,
      fix: 'Enforce the contract again. A change that the contract does not allow belongs into a new version of the model.'
    }
  },
  {
    id: 'column-removed',
    category: 'contract',
    severity: 'error',
    impact: 'breaking',
    docs: {
      what: 'A column is gone; queries that name it fail. Where a new column has the same shape, it is named as the likely new name; that is a guess. Names are compared as the warehouse folds them: another case of an unquoted name is no change. Risky (a warning) where the old side had no enforced contract: its columns were documentation, and nothing was promised. So it is with every rule about columns and constraints.',
      example: `\`\`\`diff
     columns:
       - { name: order_id, data_type: integer }
-      - { name: status, data_type: varchar }
\`\`\``,
      fix: 'Keep the column, or make a new version of the model without it (`versions: [{v: 1}, {v: 2, columns: [{include: all, exclude: [status]}]}]`) and give the old one a `deprecation_date`.'
    }
  },
  {
    id: 'column-type-changed',
    category: 'contract',
    severity: 'error',
    impact: 'breaking',
    docs: {
      what: 'A column has a type of another family, or a narrower one: values are cut, comparisons and joins mean something else, or fail. Types are compared by what they mean on the adapter (on Snowflake `integer` and `number(38,0)` are one). A type that is not known is compared as text, and the finding says so.',
      example: `\`\`\`diff
-      - { name: ordered_at, data_type: timestamp_tz }
+      - { name: ordered_at, data_type: timestamp_ntz }
\`\`\``,
      fix: 'Add a column of the new type beside the old one, or make a new version of the model.'
    }
  },
  {
    id: 'column-type-widened',
    category: 'contract',
    severity: 'warning',
    impact: 'risky',
    docs: {
      what: 'A column has a wider type of the same family: `integer` to `bigint`, `varchar(10)` to `varchar(20)`, `number(10,2)` to `number(12,2)`. Queries go on; a consumer that writes the column into a narrower one of its own may not, and nor may an incremental model that stops at schema changes.',
      example: `\`\`\`diff
-      - { name: amount, data_type: "number(10,2)" }
+      - { name: amount, data_type: "number(12,2)" }
\`\`\``,
      fix: 'Tell the consumers; those with contracts of their own widen theirs first.'
    }
  },
  {
    id: 'column-quote-changed',
    category: 'contract',
    severity: 'error',
    impact: 'breaking',
    docs: {
      what: 'The name of a column is quoted and was not, or the other way round, and the warehouse folds unquoted names to another case (Snowflake to upper, Postgres to lower): it is another column now, and queries that name it as before fail. Not reported where the name is the same either way.',
      example: `\`\`\`diff
-      - { name: order_id, data_type: integer }
+      - { name: order_id, data_type: integer, quote: true }    # on Snowflake ORDER_ID became "order_id"
\`\`\``,
      fix: 'Keep `quote` as it was, or add the other column beside it.'
    }
  },
  {
    id: 'not-null-dropped',
    category: 'contract',
    severity: 'error',
    impact: 'breaking',
    docs: {
      what: 'A column could hold no nulls and now can: its `not_null` is gone, or the primary key that implied it. Inner joins, `not in` and counts of consumers change without an error.',
      example: `\`\`\`diff
       - name: customer_id
         data_type: integer
-        constraints: [{ type: not_null }]
\`\`\``,
      fix: 'Keep the constraint, or make a new version of the model.'
    }
  },
  {
    id: 'constraint-dropped',
    category: 'contract',
    severity: 'warning',
    impact: 'risky',
    docs: {
      what: 'A `unique`, `primary_key`, `foreign_key`, `check` or `custom` constraint is gone, or its expression is another. Consumers that join on it may get rows twice. The name of a constraint means nothing, nor does whether it stands at the column or at the model.',
      example: `\`\`\`diff
       - name: order_id
-        constraints: [{ type: unique }]
\`\`\``,
      fix: 'Keep the constraint as long as it is true, or tell the consumers.'
    }
  },
  {
    id: 'primary-key-changed',
    category: 'contract',
    severity: 'warning',
    impact: 'risky',
    docs: {
      what: 'The primary key has other columns: one row stands for something else (another grain), and joins and sums of consumers may count twice. Goes by the constraint, else by the key that dbt infers from tests.',
      example: `\`\`\`diff
     constraints:
-      - { type: primary_key, columns: [order_id] }
+      - { type: primary_key, columns: [order_id, line_number] }
\`\`\``,
      fix: 'Publish the other grain as a model or a version of its own.'
    }
  },
  {
    id: 'relation-moved',
    category: 'contract',
    severity: 'warning',
    impact: 'risky',
    docs: {
      what: 'The model lies in another database or schema, or under another name. References follow with the next `dbt-mesh sync`; until then, and in SQL that names the relation itself, consumers read the old table, which nobody refreshes. Breaking where a consumer on record reads it as a source. The names are compared as the warehouse does. Expected between two environments (`dbt-mesh diff dbt_up@prod dbt_up@staging`).',
      example: `\`\`\`diff
   - name: public_orders
-    config: { schema: marts }
+    config: { schema: core }
\`\`\``,
      fix: 'Leave a view at the old place until all consumers have synced, and drop the old table.'
    }
  },
  {
    id: 'latest-version-moved',
    category: 'contract',
    severity: 'warning',
    impact: 'risky',
    docs: {
      what: 'A reference without a version means another version now, or the model has versions now and had none (or the other way round). What the model was for such references is compared with what it is, and findings of that are reported under its name without a version. Breaking where the latest version is not published.',
      example: `\`\`\`diff
   - name: orders
-    latest_version: 1
+    latest_version: 2
     versions: [{ v: 1 }, { v: 2 }]
\`\`\``,
      fix: "Have the consumers pin their version (`ref('dbt_up', 'orders', v=1)`) before the latest version moves; `unpinned-version` finds those that do not."
    }
  },
  {
    id: 'removed-early',
    category: 'contract',
    severity: 'error',
    impact: 'breaking',
    docs: {
      what: 'One version of a model is gone, before its `deprecation_date` or without one. References to that version fail.',
      example: `\`\`\`diff
   - name: orders
     latest_version: 2
     versions:
-      - { v: 1, deprecation_date: 2099-12-31 }
       - { v: 2 }
\`\`\``,
      fix: 'Keep the version until its `deprecation_date`; give it one if it has none.'
    }
  },
  {
    id: 'version-retired',
    category: 'contract',
    severity: 'warning',
    impact: 'risky',
    docs: {
      what: 'A version of a model, or a model without versions, was removed or made private after its `deprecation_date`, as announced. References that are left fail: breaking where a consumer on record still has one.',
      example: `\`\`\`diff
   - name: orders
     latest_version: 2
     versions:
-      - { v: 1, deprecation_date: 2026-01-31 }
       - { v: 2 }
\`\`\``,
      fix: 'Nothing, when all consumers have moved; `deprecated` told them at every validate.'
    }
  },
  {
    id: 'materialization-changed',
    category: 'contract',
    severity: 'warning',
    impact: 'risky',
    docs: {
      what: 'The model is built in another way: a view where a table was costs its consumers at every query, and a view keeps no constraint. Breaking when it is `ephemeral` now: there is no relation left that another project could read.',
      example: `\`\`\`diff
   - name: public_orders
-    config: { materialized: table }
+    config: { materialized: view }
\`\`\``,
      fix: 'Keep a public model a table, an incremental model or a view; never ephemeral.'
    }
  },
  {
    id: 'public-without-contract',
    category: 'contract',
    severity: 'warning',
    impact: 'risky',
    docs: {
      what: 'A public model has no enforced contract, so nothing about its columns can be promised. Reported for a model that has become public, and beside changes of declared columns that no contract holds.',
      example: `\`\`\`yaml
models:
  - name: public_orders
    config: { access: public }
\`\`\``,
      fix: `Enforce one, with the types of all columns:

\`\`\`yaml
models:
  - name: public_orders
    config: { access: public, contract: { enforced: true } }
    columns:
      - { name: order_id, data_type: integer }
\`\`\``
    }
  },
  {
    id: 'deprecation-announced',
    category: 'contract',
    severity: 'info',
    impact: 'safe',
    docs: {
      what: 'A model or a version has a `deprecation_date`, or another one, or none any more. `validate` tells its consumers.',
      example: `\`\`\`diff
     versions:
-      - { v: 1 }
+      - { v: 1, deprecation_date: 2026-12-31 }
\`\`\``,
      fix: 'Nothing; consumers move before the date.'
    }
  },
  {
    id: 'column-added',
    category: 'contract',
    severity: 'info',
    impact: 'safe',
    docs: {
      what: 'A column that was not there. It reaches consumers that select `*`.',
      example: `\`\`\`diff
     columns:
       - { name: order_id, data_type: integer }
+      - { name: channel, data_type: varchar }
\`\`\``,
      fix: 'Nothing.'
    }
  },
  {
    id: 'constraint-added',
    category: 'contract',
    severity: 'info',
    impact: 'safe',
    docs: {
      what: 'A constraint that was not there, or an enforced contract: more is promised than before.',
      example: `\`\`\`diff
       - name: order_id
         data_type: integer
+        constraints: [{ type: not_null }]
\`\`\``,
      fix: 'Nothing.'
    }
  },
  {
    id: 'model-added',
    category: 'contract',
    severity: 'info',
    impact: 'safe',
    docs: {
      what: 'A model is public that was not, or has a version that it had not.',
      example: `\`\`\`diff
+  - name: public_customers
+    config: { access: public, contract: { enforced: true } }
\`\`\``,
      fix: 'Nothing.'
    }
  },
  {
    id: 'group-changed',
    category: 'contract',
    severity: 'info',
    impact: 'safe',
    docs: {
      what: 'The model belongs to another group, and so perhaps to another owner.',
      example: `\`\`\`diff
   - name: public_orders
-    config: { group: sales }
+    config: { group: finance }
\`\`\``,
      fix: 'Nothing.'
    }
  },
  {
    id: 'description-changed',
    category: 'contract',
    severity: 'info',
    impact: 'safe',
    docs: {
      what: 'The description of a model or a column is another. The words may well say that the meaning changed: read them.',
      example: `\`\`\`diff
       - name: amount
-        description: in cents
+        description: in euros
\`\`\``,
      fix: 'Where the meaning changed, add a column under a new name, or make a new version of the model.'
    }
  }
] as const satisfies readonly Rule[];
