// For: reading what dbt wrote, of any version, and writing what others may read of it.
// Takes: the bytes of manifest.json, catalog.json and run_results.json.
// Gives: the manifest as JSON, the Project in it, its public view and digests, and what is not plain in it.
export { declaredColumns, type DeclaredColumns } from './declared-columns.ts';
export { propertiesFile } from './properties-file.ts';
export { parseManifest } from './parse.ts';
export { toProject } from './to-project.ts';
export { publicView } from './public-view.ts';
export { compactJson, digestOf, digestsOf, type Digests } from './digest.ts';
export { MARK, STUB_MATERIALIZATION } from './stub.ts';
export { parseCatalog, type Catalog } from './catalog.ts';
export { isObject, listIn, objectIn, textIn, textsIn, type JsonObject } from './json.ts';
export { parseRunResults, type RunResult, type RunResults } from './run-results.ts';
export { displayRelation, foldedName, partsOf, relationKey } from './relation.ts';
export { checkPlain, isPlainProjectName, isRegistryName } from './plain.ts';
export { instantOf } from './time.ts';
