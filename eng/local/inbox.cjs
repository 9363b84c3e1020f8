// The page of the mail catcher: what was caught, as a reader's mail program would show it. Read only.
'use strict';

const fs = require('node:fs');
const http = require('node:http');
const path = require('node:path');
const { simpleParser } = require('mailparser');

const encode = text => String(text ?? '').replace(/[&<>"']/g, c => `&#${c.charCodeAt(0)};`);

const style = `
  :root { color-scheme: light dark; --line: color-mix(in srgb, CanvasText 15%, Canvas); --soft: color-mix(in srgb, CanvasText 65%, Canvas); }
  body { margin: 0; font: 16px/1.6 system-ui, "Noto Sans", "Noto Naskh Arabic", sans-serif; }
  main { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem; }
  h1 { font-size: 1.4rem; margin: 0 0 1rem; } a { color: LinkText; }
  ol { list-style: none; margin: 0; padding: 0; } li { border-top: 1px solid var(--line); }
  li a { display: block; padding: .8rem 0; color: inherit; text-decoration: none; } li a:hover b, li a:focus b { text-decoration: underline; }
  b { display: block; overflow-wrap: anywhere; } .soft { color: var(--soft); font-size: .9rem; }
  dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; margin: 0 0 1rem; } dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
  nav { display: flex; flex-wrap: wrap; gap: 1rem; margin: 0 0 1rem; } nav [aria-current] { font-weight: 600; color: inherit; text-decoration: none; }
  iframe { display: block; width: 100%; height: 75vh; border: 1px solid var(--line); background: Canvas; } iframe.narrow { width: 375px; max-width: 100%; }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; border: 1px solid var(--line); padding: 1rem; margin: 0; } pre.text { font: inherit; unicode-bidi: plaintext; }`;

const page = (title, body, refresh) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
${refresh ? '<meta http-equiv="refresh" content="5">' : ''}<title>${encode(title)}</title><style>${style}</style></head>
<body><main>${body}</main></body></html>`;

function listPage(mails) {
  const rows = mails.toReversed().map(mail => `<li><a href="/mails/${mail.id}"><b dir="auto">${encode(mail.subject || '(no subject)')}</b>
    <span class="soft">to <bdi>${encode(mail.to.join(', '))}</bdi> · from <bdi>${encode(mail.from)}</bdi> · <time datetime="${mail.received}">${mail.received.slice(0, 19).replace('T', ' ')} UTC</time></span></a></li>`);
  return page(`Inbox (${mails.length})`, `<h1>Inbox</h1>${rows.length ? `<ol>${rows.join('')}</ol>` : '<p>No mail yet. This page looks again every five seconds.</p>'}`, true);
}

const views = { html: 'Page', narrow: 'Phone', text: 'Text', source: 'Source' };

function mailPage(mail, parsed, raw, view) {
  const base = `/mails/${mail.id}`;
  const tabs = Object.entries(views).map(([key, name]) => `<a href="${base}?view=${key}"${key === view ? ' aria-current="page"' : ''}>${name}</a>`).join('');
  const fact = (name, value) => value ? `<dt>${name}</dt><dd><bdi>${encode(value)}</bdi></dd>` : '';
  const lists = parsed.headerLines.filter(line => line.key.startsWith('list-')).map(line => line.line.replace(/\s+/g, ' ')).join(' · ');
  const body = view === 'text' ? `<pre class="text" dir="auto">${encode(parsed.text)}</pre>`
    : view === 'source' ? `<pre dir="ltr">${encode(raw.toString('utf8'))}</pre>`
    : `<iframe class="${view}" title="The mail as a page" sandbox="allow-popups" src="${base}/html"></iframe>`;
  return page(parsed.subject ?? '', `<nav><a href="/">Inbox</a>${tabs}<a href="${base}/source.eml" download="${mail.id}.eml">Download</a></nav>
    <h1 dir="auto">${encode(parsed.subject || '(no subject)')}</h1>
    <dl>${fact('From', parsed.from?.text)}${fact('To', mail.to.join(', '))}${fact('Date', parsed.date?.toISOString())}${fact('Message-ID', parsed.messageId)}${fact('List', lists)}</dl>${body}`);
}

/** Starts the page on a free port of 127.0.0.1. */
function startInbox(directory, ids) {
  const rawOf = id => fs.readFileSync(path.join(directory, `${id}.eml`));
  const parsedOf = id => simpleParser(rawOf(id), { skipTextToHtml: true });
  const envelopeOf = id => JSON.parse(fs.readFileSync(path.join(directory, `${id}.json`), 'utf8'));
  // What was caught does not change, so each message is parsed for its subject once.
  const listed = new Map();
  async function list() {
    const all = [];
    for (const id of ids()) {
      if (!listed.has(id))
        listed.set(id, { ...envelopeOf(id), subject: (await parsedOf(id)).subject ?? '' });
      all.push(listed.get(id));
    }
    return all;
  }

  async function answer(request, response) {
    const url = new URL(request.url, 'http://127.0.0.1');
    const send = (type, body, policy = "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'") => {
      response.writeHead(200, { 'Content-Type': type, 'Content-Security-Policy': policy, 'X-Content-Type-Options': 'nosniff', 'Cache-Control': 'no-store' });
      response.end(request.method === 'HEAD' ? undefined : body);
    };
    if (!['GET', 'HEAD'].includes(request.method))
      return response.writeHead(405, { Allow: 'GET, HEAD' }).end();
    // Another site must not read the inbox through a name that it points to this machine.
    if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(request.headers.host ?? ''))
      return response.writeHead(421).end();
    if (url.pathname === '/')
      return send('text/html; charset=utf-8', listPage(await list()));
    if (url.pathname === '/api/mails')
      return send('application/json', JSON.stringify(await list()));
    const match = /^\/mails\/(\d{6,})(\/html|\/source\.eml)?$/.exec(url.pathname);
    if (!match || !ids().includes(match[1]))
      return response.writeHead(404).end();
    const [, id, part] = match;
    if (part === '/source.eml')
      return send('message/rfc822', rawOf(id));
    const parsed = await parsedOf(id);
    if (part === '/html')
      return send('text/html; charset=utf-8', parsed.html || '<p>This mail has no page.</p>', "sandbox allow-popups; default-src 'none'; style-src 'unsafe-inline'; img-src data: https:");
    const view = url.searchParams.get('view');
    return send('text/html; charset=utf-8', mailPage(envelopeOf(id), parsed, rawOf(id), Object.hasOwn(views, view) ? view : 'html'));
  }

  const server = http.createServer((request, response) => {
    answer(request, response).catch(error => {
      console.error(error.message);
      response.headersSent ? response.destroy() : response.writeHead(500).end();
    });
  });
  return new Promise((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', () => resolve(server)));
}

module.exports = { startInbox };
