// For: the one documentation site of a mesh: what every project published, merged into what dbt's own page of docs reads.
// Takes: each project's manifest and catalog, or its public view, one at a time; the page that dbt-core brings along.
// Gives: manifest.json, catalog.json and index.html as bytes, safe to open whatever another team has written.
export { catalogPart } from './catalog-part.ts';
export { fullPart, type FullProject } from './full-part.ts';
export { publicPart } from './public-part.ts';
export { pack, type PackedPart } from './pack.ts';
export { mergedCatalog, mergedManifest, type ShownProject } from './merge.ts';
export { publishedModels, type PublishedModels } from './published-models.ts';
export { readPage, sitePage, staticPage, type DocsPage } from './page.ts';
