import type { Decorator, Preview } from '@storybook/web-components-vite';
import { setCustomElementsManifest } from '@storybook/web-components-vite';
import manifest from 'virtual:custom-elements-manifest';

setCustomElementsManifest(manifest);

/** Sets on the page's root what a host page sets there: the elements take it from it. */
const likeAHostPage: Decorator = (story, { globals }) => {
  const { scheme, direction, locale } = globals as Readonly<Record<string, string>>;
  const page = document.documentElement;
  page.style.colorScheme = scheme ?? 'light dark';
  page.style.background = 'Canvas';
  page.style.color = 'CanvasText';
  page.dir = direction ?? 'ltr';
  page.lang = locale ?? 'en-US';
  return story();
};

const preview: Preview = {
  tags: ['autodocs'],
  decorators: [likeAHostPage],
  initialGlobals: { scheme: 'light', direction: 'ltr', locale: 'en-US' },
  globalTypes: {
    scheme: {
      description: 'Colour scheme of the page',
      toolbar: {
        title: 'Scheme',
        icon: 'circlehollow',
        items: [
          { value: 'light', title: 'Light', icon: 'sun' },
          { value: 'dark', title: 'Dark', icon: 'moon' },
          { value: 'light dark', title: 'As the system', icon: 'browser' },
        ],
        dynamicTitle: true,
      },
    },
    direction: {
      description: 'Direction of text',
      toolbar: {
        title: 'Direction',
        icon: 'transfer',
        items: [
          { value: 'ltr', title: 'Left to right' },
          { value: 'rtl', title: 'Right to left' },
        ],
        dynamicTitle: true,
      },
    },
    locale: {
      description: 'Language of the page',
      toolbar: {
        title: 'Locale',
        icon: 'globe',
        items: [
          { value: 'en-US', title: 'English (US)' },
          { value: 'en-GB', title: 'English (UK)' },
          { value: 'de-DE', title: 'Deutsch' },
          { value: 'ar-EG', title: 'العربية' },
          { value: 'en-XA', title: 'Pseudo' },
        ],
        dynamicTitle: true,
      },
    },
  },
  parameters: {
    layout: 'padded',
    controls: { expanded: true },
    a11y: { test: 'error' },
    options: { storySort: { method: 'alphabetical' } },
  },
};

export default preview;
