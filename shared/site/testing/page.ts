const SCRIPT =
  'var n={manifest:"MANIFEST.JSON INLINE DATA",catalog:"CATALOG.JSON INLINE DATA"};' +
  'var s={query:"x"},e={trustAsHtml:function(t){return t}};' +
  's.highlight=function(t){if(!s.query||!t)return e.trustAsHtml(t);return e.trustAsHtml(t)};' +
  'var a="<script>x";';
/** What dbt's page of docs has where the site has to put something, and nothing more. */
export const PAGE = [
  '<!doctype html><html ng-app="dbt"><head><meta charset="utf-8">',
  '<link rel="canonical" href="/overview/"/><link rel="shortcut icon" href="${require(\'x\')}"/>',
  `<script defer="defer">${SCRIPT}</script></head><body><div ui-view></div></body></html>`
].join('');
