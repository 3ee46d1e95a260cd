const left = new Set(['InlineTextBox', 'LineBreak', 'ListMarker']);

/**
 * The command `accessibility-tree`: what a screen reader meets on the page, through all shadow roots, in reading order, as
 * `{ role, name, description, level }[]`. Unlike the runner's own snapshot it leaves out no rows and cells.
 */
export const accessibilityTree = {
  name: 'accessibility-tree',
  async executeCommand({ command, session }) {
    if (command !== 'accessibility-tree' || session.browser.type !== 'puppeteer') return undefined;
    const devtools = await session.browser.getPage(session.id).createCDPSession();
    try {
      const { nodes } = await devtools.send('Accessibility.getFullAXTree');
      return inReadingOrder(nodes)
        .filter(({ node }) => !node.ignored && !left.has(node.role?.value))
        .map(({ node, level }) => ({
          role: node.role?.value ?? '',
          name: node.name?.value ?? '',
          description: node.description?.value ?? '',
          level,
        }));
    } finally {
      await devtools.detach();
    }
  },
};

/** The nodes from the root down; `level` counts those above that are not ignored. */
function inReadingOrder(nodes) {
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const visit = (node, level) => [
    { node, level },
    ...(node.childIds ?? [])
      .filter((id) => byId.has(id))
      .flatMap((id) => visit(byId.get(id), node.ignored ? level : level + 1)),
  ];
  return nodes.length > 0 ? visit(nodes[0], 0) : [];
}
