import type { Mention, Role, Witness } from '../model.js';
import { nounPhrase } from '../syntax/phrase.js';
import type { Tagged } from '../syntax/tagger.js';

/** How decisive it is what somebody is, in log-odds: said of it outright, or told by what is its own. */
const SAID = 4;
const TOLD = 3;

/** Evidence of what somebody is: an organisation, which buys and has people, or one of those who work for it. */
export function natureCue(words: readonly Tagged[], i: number): readonly Witness[] {
  const mention = words[i]?.token.mention;
  if (mention === undefined || mention.possessive !== undefined || words[i + 1]?.tag === 'noun') return [];
  return [...calledCue(words, i), ...ownedCue(words, i), ...memberCue(words, i)];
}

/** “The consumer, a stock corporation, …”, “a user is the legal entity that …”. */
function calledCue(words: readonly Tagged[], i: number): readonly Witness[] {
  const joint = words[i + 1];
  const isOpen = joint?.token.text === ',' || joint?.token.text === '(';
  if (!isOpen && joint?.tag !== 'be') return [];
  if (words[i + 2]?.tag !== 'det') return [];
  const phrase = nounPhrase(words, i + 2);
  const head = phrase === undefined ? undefined : words[phrase.head];
  if (phrase === undefined || head === undefined || !ORGANISATIONS.has(head.lemma)) return [];
  // “our users, our agency and you”: what is listed beside somebody is not what they are.
  const isPlural = head.token.lower !== head.lemma;
  if (isOpen && isPlural !== words[i]?.token.mention?.plural) return [];
  if (isOpen && !/^(,|\)|with|that|which|in|of|–|—)$/.test(words[phrase.next]?.token.text ?? '')) return [];
  return [
    witness(
      'buyer',
      SAID,
      words.slice(i + 2, phrase.next),
      (text) => `“${text}” is an organisation, which buys for its people`,
    ),
  ];
}

/** “The user has paid its deposit”: whoever is “it” and has people, a contract or premises is an organisation. */
function ownedCue(words: readonly Tagged[], i: number): readonly Witness[] {
  if (words[i]?.token.mention?.plural) return [];
  for (let at = i + 1; at < Math.min(words.length, i + OWNED_REACH); at++) {
    const word = words[at] as Tagged;
    if (word.tag === 'mention') return [];
    if (word.token.lower !== 'its') continue;
    const phrase = nounPhrase(words, at + 1);
    const head = phrase === undefined ? undefined : words[phrase.head];
    if (phrase === undefined || head === undefined) continue;
    const owned = words.slice(at + 1, phrase.next).some(({ lemma, tag }) => tag === 'mention' || OWN.has(lemma));
    if (!owned || standsBetween(words, i, at)) continue;
    return [witness('buyer', TOLD, words.slice(at, phrase.next), (text) => `“${text}” is what an organisation has`)];
  }
  return [];
}

const OWNED_REACH = 30;

/** Another one that “its” can mean: “the user opens the company's page and its contract”. */
const standsBetween = (words: readonly Tagged[], from: number, to: number): boolean =>
  words.slice(from + 1, to).some(({ lemma, tag }) => tag === 'noun' && ORGANISATIONS.has(lemma));

/** “A nurse is a confident customer after five minutes”: who works for an organisation operates what it has bought. */
function memberCue(words: readonly Tagged[], i: number): readonly Witness[] {
  let at = i - 1;
  while (/^(adj|adv|noun)$/.test(words[at]?.tag ?? '')) at--;
  // “Dispatchers will be confident customers”
  const isOne = words[i]?.token.mention?.plural !== true;
  if (isOne && !/^an?$/.test(words[at--]?.token.lower ?? '')) return [];
  if (words[at]?.tag !== 'be' || at < 1) return [];
  while (words[at - 1]?.tag === 'adv' || words[at - 1]?.tag === 'modal') at--;
  const subject = words[at - 1];
  if (subject === undefined || subject.tag !== 'noun' || !STAFF.has(subject.lemma)) return [];
  return [witness('operator', TOLD, [subject], (text) => `“${text}” works with what somebody else has bought`)];
}

/** “How many seats do we need? One per customer.”: what is counted by seats sits on them. */
export function seatCue(words: readonly Tagged[], i: number, text: string): readonly Witness[] {
  const per = words[i - 1];
  const mention = words[i]?.token.mention;
  if (mention === undefined || per?.token.lower !== 'per' || !countsSeats(text, per.token.start)) return [];
  return [witness('operator', SAID, [per, words[i] as Tagged], (each) => `“${each}” counts those who take a seat`)];
}

/** Whether seats or licences are spoken of shortly before a place in a text. */
export const countsSeats = (text: string, at: number): boolean =>
  /\b(?:seats?|licen[cs]es?|log-?ins?)\b/i.test(text.slice(Math.max(0, at - SEAT_REACH), at));

/** In UTF-16 code units. */
const SEAT_REACH = 80;

/** A quotation was opened and is not closed yet. */
function isInside(before: string): boolean {
  const opened = Math.max(before.lastIndexOf('“'), before.lastIndexOf('«'), before.lastIndexOf('"'));
  return opened >= 0 && !/[”»]/.test(before.slice(opened));
}

/** “… wrote the head of procurement”: who speaks of themselves in a quotation is told behind it. */
export function speakerCue({ prose: { text }, start, end }: Mention): readonly Witness[] {
  const close = /["”»]/.exec(text.slice(end, end + SPEECH));
  if (close === null) return [];
  const before = text.slice(Math.max(0, start - SPEECH), start);
  if (!isInside(before)) return [];
  const from = end + close.index + 1;
  const match =
    /^,? ?(?:wrote|writes|said|says|told|asked|explained)\b[^.!?]{0,60}?\b(procurement|purchasing|finance|owner|director)\b/.exec(
      text.slice(from, from + SPEECH),
    );
  if (match === null) return [];
  const at = from + match[0].length;
  const word = match[1] as string;
  return [
    {
      kind: 'relation',
      role: 'buyer',
      weight: TOLD,
      start: at - word.length,
      end: at,
      because: `whoever speaks for “${word}” buys`,
      cue: 'nature',
    },
  ];
}

const SPEECH = 240;

function witness(role: Role, weight: number, on: readonly Tagged[], because: (text: string) => string): Witness {
  const start = (on[0] as Tagged).token.start;
  const end = (on.at(-1) as Tagged).token.end;
  const text = on.map(({ token }) => (token.possessive ? `${token.text}'s` : token.text)).join(' ');
  return { kind: 'relation', role, weight, start, end, because: because(text), cue: 'nature' };
}

const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** What buys for its people. */
export const ORGANISATIONS =
  set(`company organisation organization corporation firm business enterprise entity association foundation
  authority municipality ministry agency school university college hospital clinic museum library bank insurer manufacturer
  retailer wholesaler airline shipyard brewery town city county
  institution institute cooperative co-operative partnership charity society trust council employer
  GmbH gmbh ag ltd inc llc plc employer tenant`);

/** What organisations have, and people who operate something for them do not. */
const OWN =
  set(`staff employee workforce personnel branch subsidiary tenant premises procurement contract subscription licence license
  lease deposit order seat member statute accountant auditor board budget
  headquarters fleet department directory administrator renewal retainer agreement site`);

/** Who works for an organisation, with what it has bought. */
export const STAFF =
  set(`nurse driver dispatcher caretaker porter clerk picker packer cashier waiter waitress teacher technician assistant
  receptionist operator planner ranger warden guard foreman supervisor agent trainee apprentice editor translator proofreader
  illustrator accountant bookkeeper engineer mechanic fitter cook cleaner courier librarian scheduler coordinator employee
  colleague worker inspector surveyor welder stewardess steward pilot doctor physician secretary typist analyst`);
