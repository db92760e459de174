import promises, { type FileHandle } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';

/**
 * Has this process killed in the middle of its nth change to the file system, from now on: just before a name is made, moved or removed, and
 * after half of what is written to a file.
 */
export function dieAtChange(nth: number): void {
  let changes = 0;
  const reached = (): boolean => {
    changes += 1;
    return changes === nth;
  };
  const die = (): never => {
    process.kill(process.pid, 'SIGKILL');
    // The signal is delivered before kill(2) returns.
    throw new Error('killed');
  };

  const { link, rename, rm, mkdir, open, writeFile } = promises;
  const changing = <Args extends readonly unknown[], T>(change: (...args: Args) => T) => {
    return (...args: Args): T => (reached() ? die() : change(...args));
  };
  const half = (data: unknown): Uint8Array => {
    const bytes = Buffer.from(data as Uint8Array);
    return bytes.subarray(0, bytes.byteLength / 2);
  };
  Object.assign(promises, {
    link: changing(link),
    rename: changing(rename),
    rm: changing(rm),
    mkdir: changing(mkdir),
    async open(...args: Parameters<typeof open>): Promise<FileHandle> {
      if (reached()) die();
      const file = await open(...args);
      const write = file.writeFile.bind(file);
      file.writeFile = async (data, options) => {
        if (!reached()) return write(data, options);
        await write(half(data));
        die();
      };
      return file;
    },
    async writeFile(...[path, data, options]: Parameters<typeof writeFile>): Promise<void> {
      if (!reached()) return writeFile(path, data, options);
      await writeFile(path, half(data), options);
      die();
    }
  });
  syncBuiltinESMExports();
}
