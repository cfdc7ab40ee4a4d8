// Writes the tables of the page that the extension is presented with, from its manifest. Run by “npm run docs”.
import fs from 'node:fs';

const page = 'client/README.md';
const { contributes } = JSON.parse(fs.readFileSync('package.json', 'utf8'));
const texts = JSON.parse(fs.readFileSync('package.nls.json', 'utf8'));

/** What each command does, in a sentence: the manifest has a title alone. */
const does = {
  'distinguo.lintWorkspace': 'Reads every document of the workspace, and lists what is found among the problems.',
  'distinguo.fixAll': 'Rewrites every finding of the document that is clear.',
  'distinguo.showWhy':
    'Opens a page beside the document: what was found at the cursor, what decided, and what the word means.',
  'distinguo.nextFinding': 'Goes to the next finding of the document, and shows what is known of it.',
  'distinguo.previousFinding': 'Goes to the finding before.',
  'distinguo.addToGlossary':
    'Asks who or what is meant by the word at the cursor, or by what is selected, and writes it to `distinguo.yml`.',
  'distinguo.askLanguageModel':
    'Shows what is open about the document, and sends that to the language model that you choose, if you choose one; you decide whether its opinion is kept.',
  'distinguo.showGlossary': 'Opens a page with all terms, what they mean, and what is not to be written.',
  'distinguo.proposeCast':
    'Reads the documents of the workspace and opens a page with the words for people, what each does, and who seems to be one person; what you accept or change there is written to `distinguo.yml`.',
  'distinguo.filterGlossary': 'Shows the terms in the view that have some letters in them or in their definitions.',
  'distinguo.clearGlossaryFilter': 'Shows all of them again.',
  'distinguo.toggle': 'Turns `distinguo.enable` off for the workspace, or on again.',
  'distinguo.openConfiguration': 'Opens the `distinguo.yml` that holds for the document, or makes one.',
  'distinguo.restart': 'Stops the language server and starts it anew.',
  'distinguo.showOutput': 'Opens the log.',
};

const filled = fill(fill(fs.readFileSync(page, 'utf8'), 'settings', settings()), 'commands', commands());
fs.writeFileSync(page, filled);

function settings() {
  const rows = Object.entries(contributes.configuration.properties).sort(([, a], [, b]) => a.order - b.order);
  return table(
    ['Setting', 'Default', 'What it says'],
    rows.map(([name, setting]) => [`\`${name}\``, `\`${JSON.stringify(setting.default)}\``, described(setting)]),
  );
}

function described({ description, markdownDescription, enum: values = [], enumDescriptions = [] }) {
  const choices = values.map((value, index) => {
    const meaning = enumDescriptions[index];
    return meaning === undefined ? `\`${value}\`` : `\`${value}\`: ${text(meaning)}`;
  });
  return [text(markdownDescription ?? description), ...choices].join('<br>');
}

function commands() {
  return table(
    ['Command', 'What it does'],
    contributes.commands.map(({ category, title, command }) => [
      `${category}: ${text(title)}`,
      does[command] ?? missing(command),
    ]),
  );
}

function missing(command) {
  throw new Error(`scripts/write-extension-page.js does not say what ${command} does.`);
}

/** A text of the manifest: `%key%` stands in package.nls.json. */
function text(reference) {
  const written = texts[reference.slice(1, -1)];
  if (written === undefined) throw new Error(`package.nls.json lacks ${reference}.`);
  return written;
}

function table(head, rows) {
  const lines = [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`);
  return lines.join('\n');
}

function fill(page, name, contents) {
  const marked = new RegExp(`(<!-- ${name} -->\n)[\\s\\S]*?(<!-- /${name} -->)`);
  if (!marked.test(page)) throw new Error(`client/README.md lacks “<!-- ${name} -->” … “<!-- /${name} -->”.`);
  return page.replace(marked, (_, open, close) => `${open}${contents}\n${close}`);
}
