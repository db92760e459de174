import { appendFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';

const { AGENT_TOOLSDIRECTORY, GITHUB_PATH } = process.env;
const bin = join(AGENT_TOOLSDIRECTORY, 'Python', process.env['INPUT_PYTHON-VERSION'], 'x64', 'bin');
if (!existsSync(bin)) throw new Error(`The tool cache has no ${bin}`);
appendFileSync(GITHUB_PATH, `${bin}\n`);
