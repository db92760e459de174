import { describe, expect, test } from '@jest/globals';
import { UserError } from '../domain/index.ts';
import { renderJson, renderJsonError } from './index.ts';
import {
  finding,
  HOSTILE,
  published,
  reference,
  rolledBack,
  synced,
  validated,
  verdict,
  WARNING
} from './testing/reports.ts';

const parsed = (json: string): unknown => JSON.parse(json);

describe('an answer as JSON', () => {
  test('validate has the verdicts, and all findings at the top with files of the repository', () => {
    expect(parsed(renderJson(validated(verdict({ valid: false, findings: [WARNING, finding()] }))))).toEqual({
      valid: false,
      errors: 1,
      warnings: 1,
      deploy: [],
      upstreams: [
        {
          project: 'dbt_up',
          environment: 'prod',
          version: '20261124T101112Z-0123456789ab',
          generated_at: '2026-11-24T10:11:12Z',
          age_seconds: 10_800
        }
      ],
      projects: [
        {
          project: 'dbt_down',
          folder: 'examples/dbt_down',
          valid: false,
          found: ['source.dbt_down.dbt_up.public_orders'],
          references: [{ ...reference(), file: 'examples/dbt_down/models/downstream_orders.sql' }]
        }
      ],
      findings: [
        { ...finding(), file: 'examples/dbt_down/models/downstream_orders.sql' },
        { ...WARNING, file: 'examples/dbt_down/models/orders_by_day.sql' }
      ],
      silenced: []
    });
  });

  test('rollback says what is current again, from what and why', () => {
    expect(parsed(renderJson(rolledBack()))).toEqual({
      project: 'dbt_up',
      environment: 'prod',
      outcome: 'rolled-back',
      version: '20261123T101112Z-ba9876543210',
      from: '20261124T101112Z-0123456789ab',
      reason: 'wrong sums',
      uri: 's3://acme/registry/dbt_up/prod/latest/manifest.json',
      digest: 'ba98765432100000',
      generated_at: '2026-11-23T10:11:12Z',
      changed: true,
      changed_models: ['public_orders'],
      consumers: [],
      public_models: ['model.dbt_up.public_orders'],
      findings: [],
      silenced: []
    });
  });

  test('a superseded publication says what holds latest', () => {
    const supersededBy = {
      version: '20261125T101112Z-ba9876543210',
      generatedAt: '2026-11-25T10:11:12Z',
      publishedAt: '2026-11-25T10:15:00Z',
      runUrl: null,
      rollback: null
    };
    expect(parsed(renderJson(published({ outcome: 'superseded', supersededBy })))).toMatchObject({
      outcome: 'superseded',
      superseded_by: {
        version: '20261125T101112Z-ba9876543210',
        generated_at: '2026-11-25T10:11:12Z',
        published_at: '2026-11-25T10:15:00Z',
        run_url: null,
        rollback: null
      }
    });
  });

  test('publish and sync have their reports in snake case', () => {
    expect(parsed(renderJson(published({ findings: [WARNING] })))).toEqual({
      project: 'dbt_up',
      environment: 'prod',
      outcome: 'published',
      version: '20261124T101112Z-0123456789ab',
      uri: 's3://acme/registry/dbt_up/prod/latest/manifest.json',
      digest: '0123456789abcdef',
      changed: true,
      compatibility: 'consumers',
      breaking: false,
      changed_models: ['public_orders'],
      consumers: [],
      allowed_breaking: null,
      superseded_by: null,
      public_models: ['model.dbt_up.public_orders'],
      references: [],
      findings: [WARNING],
      silenced: []
    });
    expect(parsed(renderJson(synced()))).toEqual({
      project: 'dbt_down',
      changed: true,
      upstreams: [
        {
          project: 'dbt_up',
          mode: 'sources',
          environment: 'prod',
          version: '20261124T101112Z-0123456789ab',
          digest: '0123456789abcdef',
          generated_at: '2026-11-24T10:11:12Z',
          age_seconds: 10_800,
          public_models: 1,
          stale: false
        }
      ],
      missing: [],
      written: ['dbt-mesh.lock', 'models/_mesh_dbt_up.yml'],
      removed: [],
      state: 'dbt_mesh/state',
      dbt_args: '--defer --state dbt_mesh/state',
      findings: [],
      silenced: []
    });
  });

  test('hostile text survives as data', () => {
    expect(parsed(renderJson(synced({ missing: [HOSTILE] })))).toMatchObject({ missing: [HOSTILE] });
  });

  test('an error has its message and its hint', () => {
    expect(parsed(renderJsonError(new UserError('no registry is given', 'Pass --registry.')))).toEqual({
      error: { message: 'no registry is given', hint: 'Pass --registry.' }
    });
  });
});
