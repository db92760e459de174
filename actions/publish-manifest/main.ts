import * as core from '@actions/core';
import { openPorts, projectFolder, publishRequest } from '../../shared/config/index.ts';
import { originOf } from '../../shared/github/index.ts';
import { publish, rollback } from '../../shared/operations/index.ts';
import { PUBLISH_OUTPUTS } from '../outputs.ts';
import { deliver, fail, runnerLogger, runStep } from '../runner.ts';
import { tell } from './notify.ts';

/** The action `publish`: what `dist/publish/index.js` starts. */
export function main(): Promise<void> {
  return runStep('publish', async (asked, deadline) => {
    const origin = originOf(process.env);
    const request = await publishRequest(asked, origin);
    const ports = await openPorts(request.store, runnerLogger, deadline);
    const time = { clock: ports.clock, signal: deadline.signal };
    if (request.kind === 'rollback') {
      const { settings, notify } = request;
      const done = await core.group(`Roll ${settings.environment} back`, () => rollback(settings, ports));
      const report = { ...done, ...(await tell(done, notify, origin.repository, time)) };
      await deliver({ verb: 'rollback', report }, PUBLISH_OUTPUTS);
      return;
    }
    const { settings, notify } = request;
    const done = await core.group(`Publish to ${settings.environment}`, () => publish(settings, ports));
    const report = { ...done, ...(await tell(done, notify, origin.repository, time)) };
    await deliver({ verb: 'publish', report, folder: projectFolder(settings) }, PUBLISH_OUTPUTS);
    if (report.outcome === 'refused') fail();
  });
}
