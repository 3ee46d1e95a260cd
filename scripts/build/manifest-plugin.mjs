const elementFile = /^components\/([^/]+)\/\1\.ts$/;

const isPublic = ({ privacy, name }) => !privacy || (privacy === 'public' && !name.startsWith('#'));

/** Where a member is inherited from is no module of the package. */
const asOwn = (member) => ({ ...member, inheritedFrom: undefined });

/**
 * Makes the analyzer's manifest the published one: only modules that declare an element, without
 * private and protected members, with the tag of each class, and paths as they are in the package.
 */
export function publishedElements() {
  return {
    name: 'published-elements',
    packageLinkPhase({ customElementsManifest }) {
      customElementsManifest.modules = customElementsManifest.modules.filter(({ path }) =>
        elementFile.test(path),
      );
      for (const module of customElementsManifest.modules) {
        const [, folder] = elementFile.exec(module.path);
        const path = `dist/components/${folder}/${folder}.js`;
        module.path = path;
        // The analyzer knows only what extends LitElement itself.
        module.declarations = module.declarations.filter(
          ({ kind, superclass }) => kind === 'class' && superclass,
        );
        const names = new Set(module.declarations.map(({ name }) => name));
        module.exports = (module.exports ?? [])
          .filter(({ declaration }) => names.has(declaration?.name))
          .map((each) => ({ ...each, declaration: { ...each.declaration, module: path } }));
        for (const declaration of module.declarations) {
          declaration.customElement = true;
          declaration.tagName = `uss-${folder}`;
          declaration.superclass = { name: 'LitElement', package: 'lit' };
          declaration.members = declaration.members?.filter(isPublic).map(asOwn);
          declaration.attributes = declaration.attributes?.map(asOwn);
          module.exports.push({
            kind: 'custom-element-definition',
            name: declaration.tagName,
            declaration: { name: declaration.name, module: path },
          });
        }
      }
    },
  };
}
