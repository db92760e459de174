import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeFiles } from './node-files.ts';

let folder: string;
const at = (...parts: readonly string[]) => join(folder, ...parts);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'node-files-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('reading', () => {
  test('a file gives its bytes, an empty one none', async () => {
    await writeFile(at('a.json'), 'ä');
    await writeFile(at('empty.json'), '');
    expect(Buffer.from((await nodeFiles.read(at('a.json'))) ?? []).toString()).toBe('ä');
    expect(await nodeFiles.read(at('empty.json'))).toHaveLength(0);
  });

  test('what is not there is null, also below a file', async () => {
    await writeFile(at('file'), '');
    expect(await nodeFiles.read(at('nowhere', 'a.json'))).toBeNull();
    expect(await nodeFiles.read(at('file', 'a.json'))).toBeNull();
  });

  test('a folder is told to be one', async () => {
    await expect(nodeFiles.read(folder)).rejects.toThrow(`Cannot read ${folder}: it is a folder`);
  });

  test('a device is not read without end, and a pipe not waited for', async () => {
    await symlink('/dev/zero', at('zeros'));
    execFileSync('mkfifo', [at('pipe')]);
    await expect(nodeFiles.read(at('zeros'))).rejects.toThrow('it is no regular file');
    await expect(nodeFiles.read(at('pipe'))).rejects.toThrow('it is no regular file');
  });

  test('a file that no string holds is refused by its size, before it is read', async () => {
    await writeFile(at('big.json'), '');
    await truncate(at('big.json'), 600 * 1024 * 1024);
    await expect(nodeFiles.read(at('big.json'))).rejects.toThrow(
      /big\.json has 600 MB; files of up to 512 MB are read/
    );
  });
});

describe('writing', () => {
  test('makes the folders it needs, and leaves nothing beside the file', async () => {
    await nodeFiles.write(at('models', 'deep', 'a.yml'), 'one');
    await nodeFiles.write(at('models', 'deep', 'a.yml'), 'two');
    expect(await readFile(at('models', 'deep', 'a.yml'), 'utf8')).toBe('two');
    expect(await readdir(at('models', 'deep'))).toEqual(['a.yml']);
  });

  test('where a folder is in the way, the message says so and nothing is left', async () => {
    await mkdir(at('a.yml'));
    await expect(nodeFiles.write(at('a.yml'), 'text')).rejects.toThrow(/Cannot write .*a\.yml: /);
    expect(await readdir(folder)).toEqual(['a.yml']);
  });

  test('where a file stands for a folder, the message says so', async () => {
    await writeFile(at('models'), '');
    await expect(nodeFiles.write(at('models', 'a.yml'), 'text')).rejects.toThrow(
      'a file stands where a folder is needed'
    );
  });

  // Mounting takes root, as CI has it.
  if (process.getuid?.() === 0) {
    test('a full disk leaves the old file whole and says that nothing was half-written', async () => {
      await mkdir(at('small'));
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', at('small')]);
      try {
        await nodeFiles.write(at('small', 'a.yml'), 'old');
        await expect(nodeFiles.write(at('small', 'a.yml'), 'x'.repeat(200_000))).rejects.toThrow('the disk is full');
        expect(await readFile(at('small', 'a.yml'), 'utf8')).toBe('old');
        expect(await readdir(at('small'))).toEqual(['a.yml']);
      } finally {
        execFileSync('umount', [at('small')]);
      }
    });
  }

  test('a read-only folder is told with its path', async () => {
    await mkdir(at('locked'));
    await chmod(at('locked'), 0o500);
    const asRoot = process.getuid?.() === 0;
    const written = nodeFiles.write(at('locked', 'a.yml'), 'text');
    // Permissions do not hold root back.
    if (asRoot) await written;
    else await expect(written).rejects.toThrow(/Cannot write .*locked.*: no permission/);
  });
});

describe('listing', () => {
  test('gives files in all depths, sorted, without following links', async () => {
    await nodeFiles.write(at('b.sql'), '');
    await nodeFiles.write(at('a', 'c.sql'), '');
    await symlink('/etc', at('etc'));
    expect(await nodeFiles.list(folder)).toEqual(['a/c.sql', 'b.sql']);
    expect(await nodeFiles.list(at('nowhere'))).toEqual([]);
  });
});
