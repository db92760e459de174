import { randomFrom } from '../sql/random-queries.ts';
import type { StoreSettings } from '../../shared/registry/index.ts';
import { startFolders } from '../stores/folder.ts';
import { startMoto, startVersitygw, type S3Server } from '../stores/s3-server.ts';
import { badWeather } from './weather.ts';

export const STORES = ['folder', 'versitygw', 'moto'] as const;
export type StoreName = (typeof STORES)[number];

/** Long enough for a request to get through bad weather. */
const PATIENCE_SECONDS = 20;

/** A registry that is put under load. */
export interface Site {
  /** How those who work on it reach it: S3 through bad weather. */
  readonly settings: StoreSettings;
  /** The keys of all that lies there, whatever the weather. */
  everything(): Promise<readonly string[]>;
  /** Whether requests may fail for good. */
  readonly isFaulty: boolean;
  /** Faults that were injected, by kind. */
  readonly injected: Readonly<Record<string, number>>;
  /** Ends the bad weather, or lets it go on. */
  readonly calm: (isCalm: boolean) => void;
  close(): Promise<void>;
}

export async function openSite(store: StoreName, seed: number): Promise<Site> {
  switch (store) {
    case 'folder':
      return folderSite();
    case 'versitygw':
      return s3Site(await startVersitygw(), seed);
    case 'moto':
      return s3Site(await startMoto(), seed);
  }
}

async function folderSite(): Promise<Site> {
  const folders = await startFolders();
  const { settings, everything } = await folders.open();
  return { settings, everything, isFaulty: false, injected: {}, calm: () => undefined, close: () => folders.close() };
}

async function s3Site(server: S3Server, seed: number): Promise<Site> {
  const { treat, injected, calm } = badWeather(randomFrom(seed), () => Date.now());
  const { registry } = await server.behind(treat);
  return {
    settings: { ...registry.settings, timeoutSeconds: PATIENCE_SECONDS },
    everything: () => registry.everything(),
    isFaulty: true,
    injected,
    calm,
    close: () => server.close()
  };
}
