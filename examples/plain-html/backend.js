// The host page's own sign-in: the kit brings the adapter, the page brings the form.
const provider = document.querySelector('#billing');
const form = document.querySelector('#sign-in');
const problem = document.querySelector('#sign-in-problem');
const account = document.querySelector('#account');
const signOut = document.querySelector('#sign-out');

function show(signedIn) {
  form.hidden = signedIn;
  account.hidden = !signedIn;
  signOut.hidden = !signedIn;
}

function explain(error) {
  if (error.code === 'sign-in-failed')
    return 'User name and password do not match. Please check both.';
  return 'Signing in did not work just now. Please try again.';
}

await customElements.whenDefined('uss-provider');
const adapter = await provider.ready;

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  problem.textContent = '';
  const entered = new FormData(form);
  try {
    await adapter.signIn({ userId: entered.get('userId'), password: entered.get('password') });
    form.reset();
    show(true);
  } catch (error) {
    problem.textContent = explain(error);
    form.elements.namedItem('password').focus();
  }
});

signOut.addEventListener('click', async () => {
  await adapter.signOut({});
  show(false);
  form.elements.namedItem('userId').focus();
});

provider.addEventListener('uss-session-expired', () => {
  show(false);
});

try {
  await adapter.validateSession({});
  show(true);
} catch {
  show(false);
}
