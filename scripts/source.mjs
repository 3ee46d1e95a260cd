import { createServer } from 'vite';

/** The project's TypeScript for a script: `load('/src/…')` gives a module of it. To be closed at the end. */
export async function openSource() {
  const server = await createServer({
    configFile: false,
    logLevel: 'error',
    appType: 'custom',
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
  });
  return { load: (path) => server.ssrLoadModule(path), close: () => server.close() };
}
