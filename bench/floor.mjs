/**
 * What no tool in JavaScript can do without. `floor.mjs parse FILE` reads and parses; `floor.mjs publish FILE` also hashes the file and
 * compresses it.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const [action, file] = process.argv.slice(2);
const bytes = readFileSync(file);
JSON.parse(bytes.toString('utf8'));
if (action === 'publish') {
  createHash('sha256').update(bytes).digest('hex');
  gzipSync(bytes);
}
