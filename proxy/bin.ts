#!/usr/bin/env node
import { consoleLog, errorNames } from './http/log.js';
import { serveProxy } from './serve.js';
import { readSettings, SettingsError } from './settings.js';

function explain(thrown: unknown): string {
  if (thrown instanceof SettingsError) return thrown.message;
  const busy =
    thrown instanceof Error && 'code' in thrown && thrown.code === 'EADDRINUSE' && 'port' in thrown;
  if (busy)
    return `Port ${String(thrown.port)} is in use. Stop what runs there, or choose another with --port or PORT.`;
  return `The proxy could not start: ${thrown instanceof Error ? thrown.message : String(thrown)}`;
}

try {
  const settings = readSettings(process.argv.slice(2), process.env);
  const proxy = await serveProxy(settings, {
    // In development the log of the page's own panel tells more.
    log: settings.dev ? () => undefined : consoleLog,
    onFailure: (thrown) => console.error(JSON.stringify({ thrown: errorNames(thrown) })),
  });
  console.log(
    settings.pages
      ? `USS Kit proxy demo: ${proxy.address}/`
      : `USS Kit proxy: ${proxy.address}${settings.basePath}`,
  );
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void proxy.close().finally(() => process.exit());
    });
  }
} catch (thrown) {
  console.error(explain(thrown));
  process.exitCode = 1;
}
