// Passkeys: a device makes or uses a key, and the page's form carries its answer to the server.
'use strict';
(() => {
  if (!window.PublicKeyCredential?.parseRequestOptionsFromJSON) return;
  const show = () => document.querySelectorAll('form[data-passkey]').forEach(form => { form.hidden = false; });
  const ways = {
    create: asked => navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(asked) }),
    get: asked => navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(asked) }),
  };
  const run = async form => {
    const say = kind => form.querySelectorAll('[data-passkey-says]').forEach(one => { one.hidden = one.dataset.passkeySays !== kind; });
    say('');
    try {
      const answer = await fetch(form.dataset.options, { method: 'POST', body: new FormData(form) });
      if (!answer.ok) { say(answer.status === 403 ? 'wrong' : 'failed'); return; }
      const made = await ways[form.dataset.passkey](await answer.json());
      form.elements.credential.value = JSON.stringify(made.toJSON());
      form.submit();
    } catch {
      say('failed');
    }
  };
  document.addEventListener('submit', event => {
    if (!event.target.matches('form[data-passkey]')) return;
    event.preventDefault();
    run(event.target);
  });
  show();
  window.Blazor?.addEventListener?.('enhancedload', show);
})();
