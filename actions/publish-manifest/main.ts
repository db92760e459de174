import * as core from '@actions/core';
import { openPorts, projectFolder, publishSettings } from '../../shared/config/index.ts';
import { originOf } from '../../shared/github/index.ts';
import { publish } from '../../shared/operations/index.ts';
import { PUBLISH_OUTPUTS } from '../outputs.ts';
import { deliver, fail, runnerLogger, runStep } from '../runner.ts';

/** The action `publish`: what `dist/publish/index.js` starts. */
export function main(): Promise<void> {
  return runStep('publish', async (asked, deadline) => {
    const { settings, store } = await publishSettings(asked, originOf(process.env));
    const report = await core.group(`Publish to ${settings.environment}`, async () =>
      publish(settings, await openPorts(store, runnerLogger, deadline))
    );
    await deliver({ verb: 'publish', report, folder: projectFolder(settings) }, PUBLISH_OUTPUTS);
    if (report.outcome === 'refused') fail();
  });
}
