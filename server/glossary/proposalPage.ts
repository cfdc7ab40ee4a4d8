import type { Translate } from '../messages.js';
import type { CastProposal, PossibleCast, ProposedMeaning, ProposedPair, ProposedWord } from '../protocol.js';

/** So many words are told with their lines; the rest is counted. */
const TOLD = 12;

/** The body of the page on which a person answers a proposal: HTML in which nothing of a document is markup. */
export function proposalBody(t: Translate, proposal: Omit<CastProposal, 'body'>): string {
  const { documents, words, seeming, apart, meanings, file } = proposal;
  const meaningOf = ({ word }: ProposedWord) => meanings.find((meaning) => meaning.word === word);
  const name = file ?? 'distinguo.yml';
  return `<form>
<h1>${text(t('Who the people of the product are'))}</h1>
<p>${text(t('Read {0}. Nothing is written before you say so.', counted(t, documents)))}</p>
<h2>${text(t('Words for people'))}</h2>
${words
  .slice(0, TOLD)
  .map((word, at) => toldWord(t, word, at, meaningOf(word)))
  .join('')}${others(t, words)}
${seeming.length === 0 ? '' : `<h2>${text(t('One person, or two?'))}</h2>${seeming.map((pair, at) => askedPair(t, pair, at)).join('')}`}
${apart.length === 0 ? '' : `<h2>${text(t('Told apart'))}</h2><ul>${apart.map((pair) => apartPair(t, pair)).join('')}</ul>`}
<h2 id="cast">${text(t('The cast'))}</h2>
${castTable(t, proposal)}
<h2 id="changes">${text(t('What changes in {0}', name))}</h2>
<p id="none" hidden>${text(t('Nothing.'))}</p>
<pre id="lines" tabindex="0" aria-labelledby="changes"></pre>
<p id="fault" role="alert"></p>
<p class="actions"><button type="button" id="write">${text(t('Write to {0}', name))}</button>
<button type="button" id="leave" class="second">${text(t('Leave it'))}</button></p>
</form>
<script type="application/json" id="data">${json(proposal.casts)}</script>`;
}

/** What is not ours, as text. */
const text = (given: string | number): string =>
  String(given).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

const counted = (t: Translate, documents: number): string =>
  documents === 1 ? t('1 document') : t('{0} documents', documents);

/** Data for the script: no element ends in it. */
const json = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');

function toldWord(
  t: Translate,
  { word, mentions, documents, does, lines }: ProposedWord,
  at: number,
  meaning: ProposedMeaning | undefined,
): string {
  const counts = t('{0}× in {1}', mentions, counted(t, documents));
  const told = [counts, ...does.map(({ deed, times }) => `${deed} ${times}×`)].join(' · ');
  const items = lines.map(
    ({ path, line, text: written, because }, index) =>
      `<li><button type="button" class="link" data-word="${at}" data-line="${index}">${text(path)}:${line}</button> ${text(written)}<br><small>${text(because)}</small></li>`,
  );
  const summary = `<strong>${text(word)}</strong> <span class="faint">${text(told)}</span>`;
  if (meaning !== undefined) items.unshift(`<li>${text(t('“{0}” ({1})', meaning.text, meaning.path))}</li>`);
  return items.length === 0
    ? `<p class="word">${summary}</p>`
    : `<details${at < 3 ? ' open' : ''}><summary>${summary}</summary><ul>${items.join('')}</ul></details>`;
}

function others(t: Translate, words: readonly ProposedWord[]): string {
  const more = words.slice(TOLD).map(({ word, mentions }) => `${word} (${mentions})`);
  return more.length === 0 ? '' : `<p>${text(t('Also: {0}', more.join(', ')))}</p>`;
}

function askedPair(t: Translate, { words: [a, b], keep, one, apart, reasons }: ProposedPair, at: number): string {
  const counts = [
    t('They seem to be one person in {0}.', counted(t, one)),
    ...(apart === 0 ? [] : [t('They are told apart in {0}.', counted(t, apart))]),
  ];
  const because = [...counts, ...(reasons.length === 0 ? [] : [`(${reasons.join('; ')})`])].join(' ');
  const choice = (value: string, label: string, isChosen = false) =>
    `<label><input type="radio" name="pair${at}" value="${text(value)}"${isChosen ? ' checked' : ''}> ${text(label)}</label>`;
  const writing = (word: string) =>
    word === keep ? t('One: write “{0}” (rather this)', word) : t('One: write “{0}”', word);
  return `<fieldset data-one="${text(a)}" data-other="${text(b)}"><legend>${text(t('Are “{0}” and “{1}” one person?', a, b))}</legend>
<p class="faint">${text(because)}</p>${choice('one', writing(a))}${choice('other', writing(b))}${choice('two', t('They are two people'))}${choice('later', t('Decide later'), true)}</fieldset>`;
}

const apartPair = (t: Translate, { words: [a, b], apart }: ProposedPair): string =>
  `<li>${text(t('“{0}” and “{1}”, in {2}', a, b, counted(t, apart)))}</li>`;

/** What a cast is called in the list to start from. */
function castName(t: Translate, { name, fits, members }: PossibleCast): string {
  if (name === 'standing') return t('The cast that stands there');
  if (name === 'documents') return t('What the documents tell');
  const words = `${name}: ${members.map(({ word }) => word).join(', ')}`;
  return fits ? t('{0} (nothing speaks against it)', words) : words;
}

function castTable(t: Translate, { words, casts, proposed, deeds }: Omit<CastProposal, 'body'>): string {
  const found = words.slice(0, TOLD).map(({ word }) => word);
  const all = [...new Set([...casts.flatMap(({ members }) => members.map(({ word }) => word)), ...found])];
  const options = casts.map(
    (cast) =>
      `<option value="${text(cast.name)}"${cast.name === proposed ? ' selected' : ''}>${text(castName(t, cast))}</option>`,
  );
  // A cast that stands there is taken out where it stands.
  const isStanding = casts.some(({ name }) => name === 'standing');
  const none = isStanding
    ? ''
    : `<option value=""${proposed === undefined ? ' selected' : ''}>${text(t('No cast'))}</option>`;
  const heads = [t('Word'), t('In the cast'), ...deeds, t('Whose people')];
  const row = (word: string) => {
    const owners = all.filter((other) => other !== word).map((other) => `<option>${text(other)}</option>`);
    const box = (name: string, label: string) =>
      `<td><input type="checkbox" name="${text(name)}" aria-label="${text(`${word}: ${label}`)}"></td>`;
    const of = `<select name="of" aria-label="${text(`${word}: ${t('Whose people')}`)}"><option value="">${text(t('ours'))}</option>${owners.join('')}</select>`;
    return `<tr data-word="${text(word)}"${found.includes(word) ? ' data-found' : ''}><th scope="row">${text(word)}</th>${box('in', t('In the cast'))}${deeds.map((deed) => box(deed, deed)).join('')}<td>${of}</td></tr>`;
  };
  return `<p><label>${text(t('Start from'))} <select id="start">${options.join('')}${none}</select></label></p>
<div class="wide"><table aria-labelledby="cast"><thead><tr>${heads.map((head) => `<th scope="col">${text(head)}</th>`).join('')}</tr></thead><tbody>${all.map(row).join('')}</tbody></table></div>`;
}
