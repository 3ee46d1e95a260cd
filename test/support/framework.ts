// Loaded by every test page instead of the runner's own framework script: the strict page listens
// before any test module is loaded, and its hooks are in place before Mocha runs.
import { installHooks, watchPage } from './strict-page.js';
import '@web/test-runner-mocha/dist/autorun.js';

watchPage();
// Mocha sets its globals up in a microtask of its module; tests are fetched after that.
while (!('beforeEach' in globalThis)) await Promise.resolve();
installHooks();
