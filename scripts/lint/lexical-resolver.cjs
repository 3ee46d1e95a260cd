// Resolver for eslint-plugin-boundaries (the eslint-plugin-import resolver interface, version 2).
// It reads the path, not the disk: an arrow is judged the same whether or not the imported file
// exists yet, and tests of the arrows need no files.
'use strict';
const path = require('node:path');

exports.interfaceVersion = 2;

exports.resolve = function resolve(source, importer) {
  if (!source.startsWith('.')) return { found: false };
  const target = path.resolve(path.dirname(importer), source);
  return { found: true, path: target.replace(/\.js$/, '.ts') };
};
