import { cpSync } from 'node:fs';

cpSync(process.env.INPUT_PATH, process.env.PAGES, { recursive: true });
