import * as core from '@actions/core';
import { openPorts, projectFolder, syncSettings } from '../../shared/config/index.ts';
import type { SyncReport } from '../../shared/domain/index.ts';
import { sync } from '../../shared/operations/index.ts';
import { hasError } from '../../shared/report/index.ts';
import { SYNC_OUTPUTS } from '../outputs.ts';
import { deliver, fail, runnerLogger, runStep } from '../runner.ts';

/** The action `sync`: what `dist/sync/index.js` starts. */
export function main(): Promise<void> {
  return runStep('sync', async (asked, deadline) => {
    const { settings, store, keepsCache } = await syncSettings(asked);
    const run = async (): Promise<SyncReport> => sync(settings, await openPorts(store, runnerLogger, deadline));
    const report = await core.group(`Sync from ${settings.environment}`, async () => {
      if (!keepsCache) return run();
      const { betweenRuns } = await import('./run-cache.ts');
      return betweenRuns(settings.projectDir, store.registry, process.env, runnerLogger, run);
    });
    await deliver({ verb: 'sync', report, folder: projectFolder(settings) }, SYNC_OUTPUTS);
    if (hasError(report.findings)) fail();
  });
}
