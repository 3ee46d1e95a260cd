import { applyStyles } from './frame.styles.js';

// The page of a bank that asks the owner of a test card. What it tells the frame around it only wakes that (T26b).
applyStyles(document);

for (const button of document.querySelectorAll('button')) {
  button.addEventListener('click', () => void answer(button.value));
}

async function answer(word: string): Promise<void> {
  for (const button of document.querySelectorAll('button')) button.disabled = true;
  try {
    await fetch(`${location.pathname}/answer`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ answer: word }),
    });
  } finally {
    window.parent.postMessage('answered', location.origin);
  }
}
