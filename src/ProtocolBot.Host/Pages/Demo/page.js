'use strict';

// Starts, or goes on with, the conversation of the persona for whom the page was made.
(() => {
  const config = JSON.parse(document.getElementById('config').textContent);
  const nonce = document.getElementById('page-script').nonce;
  const container = document.getElementById('webchat');
  const trouble = document.getElementById('trouble');
  const memory = `protocolbot:${config.persona.id}`;
  const base = location.origin + config.domain;
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const narrow = matchMedia('(max-width: 47.99rem)');
  const renewEvery = 10 * 60 * 1000;
  // Direct Line's connection states that do not mend themselves.
  const over = { 3: config.ended, 4: config.failed, 5: config.ended };

  const say = words => {
    trouble.textContent = words;
    trouble.hidden = false;
  };

  const post = (path, token, body) => fetch(config.domain + path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...(token ? { Authorization: `Bearer ${token}` } : {}) },
    body: body ? JSON.stringify(body) : undefined
  });

  const keep = grant => sessionStorage.setItem(memory, JSON.stringify({ conversationId: grant.conversationId, token: grant.token }));

  // The conversation this tab already has with this persona, if the bot still knows it.
  const resume = async () => {
    const saved = JSON.parse(sessionStorage.getItem(memory) || 'null');
    if (!saved) return null;
    const answer = await post('/tokens/refresh', saved.token);
    return answer.ok ? { ...await answer.json(), resumed: true } : null;
  };

  const open = async () => {
    const { id, name } = config.persona;
    const user = { id: `dl_${id}`, name, channelData: { persona: config.persona } };
    const answer = await post('/tokens/generate', null, { user });
    if (!answer.ok) throw new Error(`tokens/generate: ${answer.status}`);
    return answer.json();
  };

  // A case opens as who one is here; the pages are where this page is, whatever the bot calls itself.
  const asMe = () => next => ({ cardAction, ...rest }) => {
    const url = cardAction.type === 'openUrl' && URL.canParse(cardAction.value) ? new URL(cardAction.value) : null;
    return next(url?.pathname.startsWith('/meldingen')
      ? { cardAction: { ...cardAction, value: `${location.origin}${url.pathname}?als=${config.persona.id}` }, ...rest }
      : { cardAction, ...rest });
  };

  const render = (directLine, store) => WebChat.renderWebChat({
    directLine,
    store,
    nonce,
    cardActionMiddleware: asMe,
    locale: config.persona.locale,
    username: config.persona.name,
    overrideLocalizedStrings: words => ({ ...words, TEXT_INPUT_PLACEHOLDER: config.placeholder }),
    ...webChatLook(dark.matches, narrow.matches, config.persona)
  }, container);

  const start = async () => {
    const grant = await resume() || await open();
    keep(grant);
    const directLine = WebChat.createDirectLine({
      domain: base,
      token: grant.token,
      webSocket: true,
      conversationStartProperties: { locale: config.persona.locale },
      // From the beginning: a reloaded page shows what was said before.
      ...(grant.resumed ? { conversationId: grant.conversationId, watermark: '0' } : {})
    });
    directLine.connectionStatus$.subscribe(status => over[status] && say(over[status]));
    const store = WebChat.createStore();
    container.replaceChildren();
    render(directLine, store);
    for (const query of [dark, narrow]) query.addEventListener('change', () => render(directLine, store));
    setInterval(async () => {
      const renewed = await resume();
      if (renewed) keep(renewed);
    }, renewEvery);
  };

  const fold = () => { document.getElementById('people').open = !narrow.matches; };
  fold();
  narrow.addEventListener('change', fold);

  document.getElementById('restart').addEventListener('click', () => {
    sessionStorage.removeItem(memory);
    location.reload();
  });

  start().catch(() => say(config.failed));
})();
