import { normalTerm } from '../../configuration/index.js';
import { failed, fields, type GlossaryEntry, type TextFormat } from '../entry.js';
import { glossaryScript, glossaryStyle } from './html-page.js';
import { escapedXml } from './xml.js';

/** A page to publish: one file, which asks for nothing else and can be read without scripts. */
export const html: TextFormat = {
  id: 'html',
  name: 'HTML',
  holds: new Set(fields.filter((field) => !['severity', 'flags', 'passes', 'case'].includes(field))),
  read: () => failed(1, 'A page of HTML is only written: import the format that it was made from.'),
  write: async (entries, { title, language }) =>
    new Page(entries).text(
      title,
      language,
      `style-src ${await hashOf(glossaryStyle)}; script-src ${await hashOf(glossaryScript)}`,
    ),
};

class Page {
  readonly #entries: readonly GlossaryEntry[];
  /** Where each word is told of: its own entry, or the one for which it stands. */
  readonly #anchors = new Map<string, string>();

  constructor(entries: readonly GlossaryEntry[]) {
    this.#entries = [...entries].sort((a, b) => compare(normalTerm(a.written), normalTerm(b.written)));
    const taken = new Set(['terms', 'top']);
    for (const { written } of this.#entries) {
      const term = normalTerm(written);
      const name = term.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || 'term';
      let free = name;
      for (let more = 2; taken.has(free); more++) free = `${name}-${more}`;
      taken.add(free);
      this.#anchors.set(term, free);
    }
  }

  /** @param allowed what of the page itself may act, as a Content-Security-Policy says it */
  text(title: string, language: string, allowed: string): string {
    const count = this.#entries.length;
    return `<!doctype html>
<html lang="${escapedXml(language)}" id="top">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; ${allowed}; base-uri 'none'; form-action 'none'">
<title>${escapedXml(title)}</title>
<style>${glossaryStyle}</style>
</head>
<body>
<a class="skip" href="#terms">To the terms</a>
<header>
<h1>${escapedXml(title)}</h1>
<p class="faint">${count} ${count === 1 ? 'term' : 'terms'}</p>
${this.#search()}
${this.#letters()}
</header>
<main id="terms" tabindex="-1">
${this.#sections()}
<p id="none" class="faint" hidden>No term fits.</p>
</main>
<script>${glossaryScript}</script>
</body>
</html>
`;
  }

  #search(): string {
    const select = (name: string, label: string, values: readonly string[]): string =>
      values.length === 0
        ? ''
        : `<label>${label}<select name="${name}"><option value="">all</option>${[...new Set(values)]
            .sort(compare)
            .map((value) => `<option>${escapedXml(value)}</option>`)
            .join('')}</select></label>`;
    const roles = this.#entries.flatMap((entry) => entry.roles ?? []);
    const statuses = this.#entries.flatMap((entry) => statusOf(entry) ?? []);
    const domains = this.#entries.flatMap((entry) => entry.domain ?? []);
    return `<form role="search" hidden><label class="words">Search<input type="search" name="words" autocomplete="off" spellcheck="false"></label>${select('role', 'Role', roles)}${select('status', 'Status', statuses)}${select('domain', 'Domain', domains)}<output aria-live="polite"></output></form>`;
  }

  /** The letters with which terms begin; few terms need no such list. */
  #letters(): string {
    const groups = [...this.#groups.keys()];
    if (groups.length < 4) return '';
    const links = groups.map((letter) => `<a href="#letter-${encodeURIComponent(letter)}">${escapedXml(letter)}</a>`);
    return `<nav aria-label="Letters">${links.join(' ')}</nav>`;
  }

  get #groups(): ReadonlyMap<string, readonly GlossaryEntry[]> {
    const groups = new Map<string, GlossaryEntry[]>();
    for (const entry of this.#entries) {
      const letter = letterOf(entry.written);
      const known = groups.get(letter);
      if (known === undefined) groups.set(letter, [entry]);
      else known.push(entry);
    }
    return groups;
  }

  #sections(): string {
    return [...this.#groups]
      .map(
        ([letter, entries]) =>
          `<section aria-labelledby="letter-${escapedXml(letter)}"><h2 id="letter-${escapedXml(letter)}">${escapedXml(letter)}</h2>\n${entries.map((entry) => this.#article(entry)).join('\n')}\n</section>`,
      )
      .join('\n');
  }

  #article(entry: GlossaryEntry): string {
    const { written, definition, use, message, roles = [], domain, partOfSpeech, notation, note, source } = entry;
    const anchor = this.#anchors.get(normalTerm(written)) ?? '';
    const status = statusOf(entry);
    const badges = [
      ...roles.map((role) => `<li class="role">${escapedXml(role)}</li>`),
      ...(status === undefined ? [] : [`<li class="status ${escapedXml(status)}">${escapedXml(status)}</li>`]),
      ...[partOfSpeech, domain].flatMap((text) => (text === undefined ? [] : [`<li>${escapedXml(text)}</li>`])),
    ];
    const rows = [
      row('Write', use === undefined ? [] : [this.#link(use)]),
      row('Why', message === undefined ? [] : [escapedXml(message)]),
      row('Also', (entry.admitted ?? []).map(escapedXml)),
      row(
        'Not',
        [...(entry.deprecated ?? []), ...(entry.forbidden ?? [])].map((word) => `<del>${escapedXml(word)}</del>`),
      ),
      row('Forms', [entry.plural, entry.past, entry.gerund].filter((form) => form !== undefined).map(escapedXml)),
      row(
        'Kind of',
        (entry.broader ?? []).map((word) => this.#link(word)),
      ),
      row(
        'See also',
        (entry.related ?? []).map((word) => this.#link(word)),
      ),
      row(
        'Example',
        (entry.examples ?? []).map((text) => `<q>${escapedXml(text)}</q>`),
        '<br>',
      ),
      row('Note', note === undefined ? [] : [escapedXml(note)]),
      row('Number', notation === undefined ? [] : [escapedXml(notation)]),
      row('Source', source === undefined ? [] : [escapedXml(source)]),
    ].join('');
    const data = `data-role="${escapedXml(roles.join(' '))}" data-status="${escapedXml(status ?? '')}" data-domain="${escapedXml(domain ?? '')}"`;
    const head = `<h3>${escapedXml(written)} <a class="anchor" href="#${encodeURIComponent(anchor)}" aria-label="Link to ${escapedXml(written)}">#</a></h3>`;
    return `<article id="${escapedXml(anchor)}" ${data}>${head}${badges.length === 0 ? '' : `<ul class="badges">${badges.join('')}</ul>`}${definition === undefined ? '' : `<p>${escapedXml(definition)}</p>`}${rows === '' ? '' : `<dl>${rows}</dl>`}</article>`;
  }

  /** A word, with a link where the page tells of it. */
  #link(word: string): string {
    const anchor = this.#anchors.get(normalTerm(word));
    return anchor === undefined ? escapedXml(word) : `<a href="#${encodeURIComponent(anchor)}">${escapedXml(word)}</a>`;
  }
}

/** The hash of a text, as a Content-Security-Policy names it. */
async function hashOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return `'sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}'`;
}

/** Of a word that is to be written otherwise, that it is deprecated. */
const statusOf = ({ status, use }: GlossaryEntry): string | undefined =>
  status ?? (use === undefined ? undefined : 'deprecated');

const row = (name: string, values: readonly string[], between = ', '): string =>
  values.length === 0 ? '' : `<div><dt>${name}</dt><dd>${values.join(between)}</dd></div>`;

/** The letter under which a term stands; all that is no letter stands together. */
function letterOf(written: string): string {
  const [first = ''] = normalTerm(written).normalize('NFD');
  return /\p{L}/u.test(first) ? first.toUpperCase() : '0–9';
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
