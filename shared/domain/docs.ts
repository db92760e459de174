import type { Finding, Silenced } from './finding.ts';
import type { Include } from './publication.ts';
import type { Policy } from './settings.ts';

export interface DocsSettings {
  readonly environment: string;
  /** Pattern of an environment to the environments that are read when it lacks a project, in order. */
  readonly environments: Readonly<Record<string, readonly string[]>>;
  /** Names, or patterns with `*`; null for every project of the registry. */
  readonly projects: readonly string[] | null;
  /** `public`: what everybody may read of each project. `full`: also what each published for its own use, SQL included. */
  readonly include: Include;
  /** Absolute paths where dbt's page of docs may be, the first that is there counts; one alone where it was asked for. */
  readonly pages: readonly string[];
  /** Absolute path of the folder that the site goes to. */
  readonly out: string;
  /** Whether it is one file that opens without a server. */
  readonly isStatic: boolean;
  readonly policy: Policy;
}

export interface DocsReport {
  readonly environment: string;
  readonly include: Include;
  /** Absolute path. */
  readonly folder: string;
  /** Relative to the folder. */
  readonly files: readonly string[];
  /** Sorted by name. */
  readonly projects: readonly DocumentedProject[];
  readonly findings: readonly Finding[];
  readonly silenced: readonly Silenced[];
}

export interface DocumentedProject {
  readonly project: string;
  /** The environment that answered. */
  readonly environment: string;
  readonly version: string;
  /** What is shown of it: `public` also where the rest was asked for, and could not be had. */
  readonly include: Include;
  /** How many models are shown. */
  readonly models: number;
  /** Whether what the warehouse says of its relations is there. */
  readonly catalog: boolean;
}
