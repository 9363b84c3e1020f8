// What validators say of html files: node judge.mjs DIRECTORY, where *.mail.html are mails and *.page.html are web pages.
// Prints one line of JSON: a list of { file, tool, rule, text }, where text holds the place, the element or the clients.
import fs from 'node:fs';
import path from 'node:path';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import { caniemail } from 'caniemail';

// What mail programs need is what the web has left behind: styles inline, attributes of tables, roles in place of elements.
const web = { extends: ['html-validate:recommended'], rules: { 'no-trailing-whitespace': 'off', 'long-title': 'off' } };
const mail = { ...web, rules: { ...web.rules, 'no-inline-style': 'off', 'no-deprecated-attr': 'off', 'prefer-native-element': 'off', 'prefer-tbody': 'off' } };
const lint = Object.fromEntries(Object.entries({ web, mail }).map(([name, config]) => [name, new HtmlValidate(new StaticConfigLoader({ root: true, ...config }))]));

const directory = process.argv[2];
const findings = [];
for (const file of fs.readdirSync(directory).filter(name => name.endsWith('.html')).sort()) {
  const html = fs.readFileSync(path.join(directory, file), 'utf8');
  const isMail = file.endsWith('.mail.html');
  const report = lint[isMail ? 'mail' : 'web'].validateStringSync(html, file);
  for (const message of report.results.flatMap(result => result.messages))
    findings.push({ file, tool: 'html-validate', rule: message.ruleId, text: `${message.line}:${message.column} ${message.message}` });
  if (!isMail)
    continue;
  const clients = new Map();
  for (const [client, issues] of caniemail({ clients: ['gmail.*', 'outlook.*', 'apple-mail.*'], html }).issues.errors)
    for (const { title } of issues)
      clients.set(title, (clients.get(title) ?? new Set()).add(client));
  for (const [title, names] of clients)
    findings.push({ file, tool: 'caniemail', rule: title, text: [...names].sort().join(' ') });
}
console.log(JSON.stringify(findings));
