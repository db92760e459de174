import * as core from '@actions/core';
import { openPorts, projectFolder, syncSettings } from '../../shared/config/index.ts';
import { sync } from '../../shared/operations/index.ts';
import { SYNC_OUTPUTS } from '../outputs.ts';
import { deliver, fail, runnerLogger, runStep } from '../runner.ts';

/** The action `sync`: what `dist/sync/index.js` starts. */
export function main(): Promise<void> {
  return runStep('sync', async (asked, deadline) => {
    const { settings, store } = await syncSettings(asked);
    const report = await core.group(`Sync from ${settings.environment}`, async () =>
      sync(settings, await openPorts(store, runnerLogger, deadline))
    );
    await deliver({ verb: 'sync', report, folder: projectFolder(settings) }, SYNC_OUTPUTS);
    if (report.findings.some((finding) => finding.severity === 'error')) fail();
  });
}
