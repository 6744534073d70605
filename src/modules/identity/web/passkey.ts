import {
  browserSupportsWebAuthn,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser';

/**
 * The one script of the door: makes or uses a passkey for each form that asks for one, and sends the form. Nothing of it
 * is loaded elsewhere. The button appears only where it works.
 */
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-passkey]')) {
  if (!browserSupportsWebAuthn()) continue;
  const part = (name: string) => form.querySelector<HTMLElement>(`[data-${name}]`);
  part('none')?.remove();
  const button = part('go');
  if (button) button.hidden = false;
  // Whoever comes back to this page is asked anew: an answer serves once.
  addEventListener('pageshow', () => {
    (form.elements.namedItem('passkey') as HTMLInputElement).value = '';
  });
  form.addEventListener('submit', (event) => {
    const answer = form.elements.namedItem('passkey') as HTMLInputElement;
    if (answer.value !== '') return;
    event.preventDefault();
    const failed = part('failed');
    if (failed) failed.hidden = true;
    ask(form)
      .then((said) => {
        answer.value = JSON.stringify(said);
        form.requestSubmit();
      })
      .catch(() => {
        if (failed) failed.hidden = false;
        button?.focus();
      });
  });
}

const ask = ({ dataset }: HTMLFormElement): Promise<unknown> => {
  const optionsJSON = JSON.parse(dataset['passkey'] ?? '');
  return dataset['way'] === 'add'
    ? startRegistration({ optionsJSON })
    : startAuthentication({ optionsJSON });
};
