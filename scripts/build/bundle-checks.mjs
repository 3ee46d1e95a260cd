const lazyParts = [
  { name: 'the sandbox', test: /\/src\/(sandbox|adapter\/sandbox)\// },
  { name: 'the http adapter', test: /\/src\/adapter\/http\// },
  { name: 'a locale', test: /\/src\/i18n\/locales\/(?!en[./])/ },
];

const chunksOf = (bundle) => Object.values(bundle).filter(({ type }) => type === 'chunk');

/** The chunks that a page has loaded once `entry` runs. */
function loadedWith(entry, bundle) {
  const loaded = new Set();
  const visit = (fileName) => {
    const chunk = bundle[fileName];
    if (chunk?.type !== 'chunk' || loaded.has(chunk)) return;
    loaded.add(chunk);
    chunk.imports.forEach(visit);
  };
  visit(entry.fileName);
  return loaded;
}

/** Fails the build when the first load would contain what most pages never use. */
export const keepLazy = {
  name: 'keep-lazy',
  generateBundle(_options, bundle) {
    for (const entry of chunksOf(bundle).filter(({ isEntry }) => isEntry)) {
      for (const { moduleIds, fileName } of loadedWith(entry, bundle)) {
        for (const { name, test } of lazyParts) {
          const found = moduleIds.find((id) => test.test(id));
          if (found)
            this.error(`${entry.fileName} loads ${name} at once (${found} in ${fileName}).`);
        }
      }
    }
  },
};

/** Fails the build when a bundle would need Node's globals or a bundler to run. */
export const noNodeGlobals = {
  name: 'no-node-globals',
  generateBundle(_options, bundle) {
    for (const { fileName, code } of chunksOf(bundle)) {
      const found = /process\.env[.\w]*/.exec(code);
      if (found) this.error(`${fileName} still reads ${found[0]}.`);
    }
  },
};
