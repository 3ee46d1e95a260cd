import { loadTerms } from '../../src/i18n/load-terms.js';
import { canonicalLocale } from '../../src/i18n/locale.js';
import { cardFrameTexts } from '../../src/i18n/locales/en/card-frame.js';
import { Localizer } from '../../src/i18n/localizer.js';
import { addEnglish } from '../../src/i18n/terms.js';
import { mostHeight, type OpenMessage } from '../../src/payment-fields/frame/messages.js';
import { randomLetters } from '../../src/payment-fields/random-letters.js';
import { CardForm } from './card-form.js';
import { applyStyles } from './frame.styles.js';
import { ParentLink } from './parent-link.js';
import { applyTheme } from './theme.js';
import { VaultClient } from './vault-client.js';

addEnglish(cardFrameTexts);
applyStyles(document);

const page = document.documentElement;
const root = document.createElement('main');
document.body.append(root);
const list = document.querySelector<HTMLMetaElement>('meta[name="uss-card-frame-parents"]');
const parents = (list?.content ?? '').split(' ').filter((origin) => origin !== '');

let form: Promise<CardForm> | undefined;

const link = new ParentLink({
  page: window,
  parent: window.parent,
  parents,
  ancestor: location.ancestorOrigins?.[0],
  nonce: randomLetters(),
  onMessage(message) {
    if (message.type === 'open') form ??= open(message);
    else if (message.type === 'theme') applyTheme(page, message.theme);
    else if (message.type === 'focus') void form?.then((each) => each.focus(message.field));
    else void tokenize(message.id);
  },
});

async function open(request: OpenMessage): Promise<CardForm> {
  applyTheme(page, request.theme);
  page.dir = request.dir;
  const locale = canonicalLocale(request.locale) ?? 'en';
  const localizer = new Localizer({ locale, terms: await loadTerms(locale) });
  page.lang = localizer.locale;
  const opened = new CardForm({
    root,
    request,
    localizer,
    vault: new VaultClient(document.baseURI),
    send: (message) => link.send(message),
  });
  new ResizeObserver(tellHeight).observe(page);
  tellHeight();
  return opened;
}

async function tokenize(id: number): Promise<void> {
  link.send({ type: 'working', id, with: 'taker' });
  try {
    const opened = await form;
    const result = await opened?.tokenize(() => link.send({ type: 'working', id, with: 'owner' }));
    link.send({ type: 'result', id, result: result ?? { state: 'unavailable' } });
  } catch {
    link.send({ type: 'result', id, result: { state: 'unavailable' } });
  }
}

function tellHeight(): void {
  const height = Math.ceil(root.getBoundingClientRect().height);
  page.classList.toggle('fits', height <= mostHeight);
  link.send({ type: 'height', height: Math.min(height, mostHeight) });
}

if (window.parent === window) {
  root.textContent = new Localizer({ locale: 'en' }).text('card-frame-alone');
} else {
  link.start();
}
