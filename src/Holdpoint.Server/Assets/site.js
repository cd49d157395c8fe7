// Conveniences only: every page works without it.
'use strict';
(() => {
  // Light or dark: remembered in a cookie, so that the first paint is right.
  document.addEventListener('click', event => {
    if (!event.target.closest('[data-theme-toggle]')) return;
    const dark = matchMedia('(prefers-color-scheme: dark)').matches;
    const now = document.documentElement.dataset.theme || (dark ? 'dark' : 'light');
    const next = now === 'dark' ? 'light' : 'dark';
    document.documentElement.dataset.theme = next;
    document.cookie = `holdpoint.theme=${next}; path=/; max-age=31536000; samesite=strict`;
  });

  // Tables that are worked through: j and k (or the arrows) walk the rows, Enter opens, / goes to the search.
  const rows = () => [...document.querySelectorAll('table[data-keys] tbody tr')];
  const mark = row => {
    rows().forEach(one => one.removeAttribute('aria-current'));
    row.setAttribute('aria-current', 'true');
    row.querySelector('a')?.focus();
    row.scrollIntoView({ block: 'nearest' });
  };
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input, select, textarea')) return;
    if (event.key === '/') {
      document.querySelector('.find input')?.focus();
      event.preventDefault();
      return;
    }
    const step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[event.key];
    if (!step || !document.querySelector('table[data-keys]')) return;
    const all = rows();
    const at = all.findIndex(row => row.hasAttribute('aria-current'));
    const next = all[Math.min(all.length - 1, Math.max(0, at + step))];
    if (next) { mark(next); event.preventDefault(); }
  });

  // Long work tells how far it is; when it ends, the page is loaded anew and says the rest.
  const watch = () => document.querySelectorAll('[data-job]:not([data-watched])').forEach(job => {
    job.dataset.watched = '';
    const part = name => job.querySelector(`[data-job-${name}]`);
    const events = new EventSource(job.dataset.job);
    const show = event => {
      if (!job.isConnected) { events.close(); return; }
      const now = JSON.parse(event.data);
      part('state').textContent = now.state;
      part('step').textContent = now.step || '';
      part('count').textContent = now.total ? `${now.done} / ${now.total}` : '';
      const bar = part('bar');
      if (now.total) { bar.max = now.total; bar.value = now.done; } else bar.removeAttribute('value');
    };
    events.addEventListener('progress', show);
    events.addEventListener('end', event => { events.close(); show(event); if (job.isConnected) location.reload(); });
    addEventListener('pagehide', () => events.close());
  });
  watch();
  window.Blazor?.addEventListener?.('enhancedload', watch);
})();
