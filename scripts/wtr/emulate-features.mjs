// Emulation ends with the session that asked for it, so each page keeps one.
const sessions = new WeakMap();

/**
 * The command `emulate-features`, for media features that the runner's own command does not know:
 * `await executeServerCommand('emulate-features', [{ name: 'forced-colors', value: 'active' }])`.
 * An empty list ends the emulation.
 */
export const emulateFeatures = {
  name: 'emulate-features',
  async executeCommand({ command, payload, session }) {
    if (command !== 'emulate-features' || session.browser.type !== 'puppeteer') return undefined;
    const page = session.browser.getPage(session.id);
    if (!sessions.has(page)) sessions.set(page, page.createCDPSession());
    const devtools = await sessions.get(page);
    await devtools.send('Emulation.setEmulatedMedia', { features: payload });
    return true;
  },
};
