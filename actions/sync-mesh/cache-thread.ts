import { parentPort, workerData } from 'node:worker_threads';

/** What the thread is to do with GitHub's cache. */
export type CacheTask =
  /** Brings back what was saved last under a key that starts so. */
  | { readonly act: 'restore'; readonly folder: string; readonly prefix: string }
  /** Saves a folder under a key. */
  | { readonly act: 'save'; readonly folder: string; readonly key: string };

/**
 * The thread that speaks to GitHub's cache, and answers with the key of what was brought back or saved; null when nothing was. In a thread the
 * time it takes can be limited, and what its library prints is no annotation of the step: it prints an error when the service is down.
 */
export async function main(): Promise<void> {
  if (!parentPort) throw new Error('This runs in a worker thread.');
  parentPort.postMessage(await carriedOut(workerData as CacheTask));
}

async function carriedOut(task: CacheTask): Promise<string | null> {
  const { restoreCache, saveCache } = await import('@actions/cache');
  switch (task.act) {
    case 'restore':
      return (await restoreCache([task.folder], task.prefix, [task.prefix])) ?? null;
    case 'save':
      return (await saveCache([task.folder], task.key)) < 0 ? null : task.key;
  }
}
