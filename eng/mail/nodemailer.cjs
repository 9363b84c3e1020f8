// Sends an issue to many readers with nodemailer's pool; prints the microseconds of CPU that a counted message took.
// node nodemailer.cjs ISSUE PORT TLS CONNECTIONS SKIPPED MESSAGES
const nodemailer = require('nodemailer');
const issue = require(process.argv[2]);
const [port, tls, connections, skipped, messages] = process.argv.slice(3).map(Number);
const names = ['ليلى', 'محمد بن عبد الله', 'Claire Dubois', '', 'سارة الخطيب', 'Tom & Jerry', 'يوسف'];
const texts = issue.EmailText.split(issue.Name).map(part => part.split(issue.Link));
const htmls = issue.EmailHtml.split(issue.Name).map(part => part.split(issue.Link));
const fill = (parts, name, link) => parts.map(part => part.join(link)).join(name);
const escape = text => text.replace(/&/g, '&amp;');

const transport = nodemailer.createTransport({
  pool: true, host: '127.0.0.1', port, secure: tls === 1, ignoreTLS: tls === 0, tls: { rejectUnauthorized: false },
  maxConnections: connections, maxMessages: Infinity, disableFileAccess: true, disableUrlAccess: true,
});

function messageTo(number) {
  const name = names[number % names.length];
  const link = `https://digest.mizan.example/api/unsubscribe/weekly/${String(number).padStart(64, '0')}`;
  return {
    from: { name: 'دار الميزان للنشر', address: 'digest@mizan.example' },
    to: { name, address: `reader${number}@example.org` },
    envelope: { from: `bounces+${String(number).padStart(42, 'a')}@mizan.example`, to: `reader${number}@example.org` },
    subject: issue.Subject,
    messageId: `<${String(number).padStart(32, '0')}@mizan.example>`,
    text: fill(texts, name, link),
    html: fill(htmls, escape(name), escape(link)),
    textEncoding: 'base64',
    headers: {
      'List-Unsubscribe': `<${link}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click', 'List-Id': '<weekly.mizan.example>',
      'List-Help': '<mailto:digest@mizan.example?subject=help>', 'List-Owner': '<mailto:digest@mizan.example>',
      'List-Archive': '<https://digest.mizan.example/api/issues/weekly>', 'List-Post': 'NO', 'Auto-Submitted': 'auto-generated',
      'Precedence': 'bulk', 'X-Auto-Response-Suppress': 'OOF, AutoReply', 'Feedback-ID': 'weekly-2026-W47:weekly:digest:mizanexample',
    },
  };
}

async function send(from, to) {
  let next = from;
  // Twice as many as there are connections, so that each finds its next message ready.
  await Promise.all(Array.from({ length: 2 * connections }, async () => {
    while (next < to)
      await transport.sendMail(messageTo(next++));
  }));
}

(async () => {
  await send(0, skipped);
  const start = process.cpuUsage();
  await send(skipped, skipped + messages);
  const { user, system } = process.cpuUsage(start);
  console.log((user + system) / messages);
  transport.close();
})();
