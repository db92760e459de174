/** What is left open after the last word was said has this long to close. */
const GRACE = 2_000;

/**
 * Sees to it that the process ends once everything is said, whatever still holds it: a connection to a server that hangs, a wait, a thread.
 * A file that the operating system neither reads nor fails to read, as on a network file system whose server is gone, keeps even
 * `process.exit` waiting, for the thread that reads it: then only a signal ends the process.
 */
export function endSoon(): void {
  setTimeout(() => {
    if (process.getActiveResourcesInfo().some((resource) => resource.startsWith('FSReq'))) {
      process.kill(process.pid, 'SIGKILL');
    }
    process.exit();
  }, GRACE).unref();
}
