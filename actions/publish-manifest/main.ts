import * as core from '@actions/core';
import { openPorts, projectFolder, publishRequest } from '../../shared/config/index.ts';
import { originOf } from '../../shared/github/index.ts';
import { publish, rollback } from '../../shared/operations/index.ts';
import { PUBLISH_OUTPUTS } from '../outputs.ts';
import { deliver, fail, runnerLogger, runStep } from '../runner.ts';

/** The action `publish`: what `dist/publish/index.js` starts. */
export function main(): Promise<void> {
  return runStep('publish', async (asked, deadline) => {
    const request = await publishRequest(asked, originOf(process.env));
    const open = () => openPorts(request.store, runnerLogger, deadline);
    if (request.kind === 'rollback') {
      const { settings } = request;
      const report = await core.group(`Roll ${settings.environment} back`, async () =>
        rollback(settings, await open())
      );
      await deliver({ verb: 'rollback', report }, PUBLISH_OUTPUTS);
      return;
    }
    const { settings } = request;
    const report = await core.group(`Publish to ${settings.environment}`, async () => publish(settings, await open()));
    await deliver({ verb: 'publish', report, folder: projectFolder(settings) }, PUBLISH_OUTPUTS);
    if (report.outcome === 'refused') fail();
  });
}
