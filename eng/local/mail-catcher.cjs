// An SMTP server that keeps every message instead of delivering it, and a page to read them.
// node mail-catcher.cjs DIRECTORY: prints one line of JSON with its ports when it is ready.
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { SMTPServer } = require('smtp-server');
const { startInbox } = require('./inbox.cjs');

const directory = process.argv[2];
const maximumSize = 25 * 1024 * 1024;

fs.mkdirSync(directory, { recursive: true });
let last = Math.max(0, ...ids().map(Number));

/** The ids of the messages that were kept, oldest first: the envelope is written last, so its file tells. */
function ids() {
  return fs.readdirSync(directory).filter(name => /^\d{6,}\.json$/.test(name)).map(name => name.slice(0, -5)).sort();
}

function keep(raw, envelope) {
  const id = String(++last).padStart(6, '0');
  fs.writeFileSync(path.join(directory, `${id}.eml`), raw);
  const temporary = path.join(directory, `${id}.tmp`);
  fs.writeFileSync(temporary, JSON.stringify({ id, ...envelope, received: new Date().toISOString(), size: raw.length }));
  fs.renameSync(temporary, path.join(directory, `${id}.json`));
  return id;
}

/** A recipient called reply-451 or reply-550-5.1.1 is answered so: for tests of what a sender makes of it. */
function scripted(address) {
  const match = /^reply-([45]\d\d)(?:-([45]\.\d{1,3}\.\d{1,3}))?@/i.exec(address);
  if (!match)
    return null;
  return Object.assign(new Error(`${match[2] ? match[2] + ' ' : ''}<${address}> is answered as it asks`), { responseCode: Number(match[1]) });
}

const smtp = new SMTPServer({
  banner: 'Digest mail catcher',
  size: maximumSize,
  disabledCommands: ['AUTH', 'STARTTLS'],
  disableReverseLookup: true,
  closeTimeout: 1000,
  hideSMTPUTF8: false,
  onRcptTo: (recipient, session, done) => done(scripted(recipient.address)),
  onData(stream, session, done) {
    const chunks = [];
    stream.on('data', chunk => stream.sizeExceeded ? chunks.length = 0 : chunks.push(chunk));
    stream.on('end', () => {
      if (stream.sizeExceeded)
        return done(Object.assign(new Error('5.3.4 message too big'), { responseCode: 552 }));
      try {
        const { mailFrom, rcptTo } = session.envelope;
        done(null, `2.0.0 kept as ${keep(Buffer.concat(chunks), { from: mailFrom.address, to: rcptTo.map(to => to.address) })}`);
      } catch (error) {
        done(Object.assign(new Error(`4.3.1 cannot keep it: ${error.message}`), { responseCode: 452 }));
      }
    });
  },
});

smtp.on('error', error => console.error(error.message));
const listener = smtp.listen(0, '127.0.0.1', async () => {
  const inbox = await startInbox(directory, ids);
  process.once('SIGTERM', () => {
    inbox.close();
    smtp.close();
  });
  console.log(JSON.stringify({ smtp: listener.address().port, http: inbox.address().port }));
});
