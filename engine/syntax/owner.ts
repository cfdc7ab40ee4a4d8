import { phraseStart } from './phrase.js';
import type { Tagged } from './tagger.js';

/** Whose people somebody is, where the sentence tells: ours, the reader's, or those of somebody else. */
export type Owner = 'ours' | 'reader' | 'other';

/** Whose the mention at `i` is: “your customers”, “the merchant's customers”, “customers of our clients”, “bakers say that customers …”. */
export function ownerOf(words: readonly Tagged[], i: number): Owner | undefined {
  const mention = words[i]?.token.mention;
  if (mention === undefined) return undefined;
  const holder = words[i - 1]?.token.lower === 'own' ? i - 2 : i - 1;
  if (words[holder]?.tag === 'mention' && words[holder]?.token.possessive) return 'other';
  const start = phraseStart(words, i);
  for (let at = start; at < i; at++) {
    const { token, tag } = words[at] as Tagged;
    if (/^(our|my)$/.test(token.lower)) return 'ours';
    if (token.lower === 'your') return 'reader';
    if (/^(their|his|her|its)$/.test(token.lower) || (token.possessive && tag !== 'mention')) return 'other';
  }
  return ownerBehind(words, i) ?? traderBefore(words, start, i);
}

/** “customers of your clients”, “customers of a bakery”. */
function ownerBehind(words: readonly Tagged[], i: number): Owner | undefined {
  if (words[i + 1]?.token.lower !== 'of') return undefined;
  const behind = words.slice(i + 2, i + 6);
  const person = behind.find(({ tag, lemma }) => tag === 'mention' || TRADERS.has(lemma));
  const isNear =
    person !== undefined && behind.slice(0, behind.indexOf(person)).every(({ tag }) => /^(det|adj|noun)$/.test(tag));
  return isNear ? 'other' : undefined;
}

/** “Bakery owners told us that customers kept …”: people without an owner of their own are the traders'. */
function traderBefore(words: readonly Tagged[], start: number, i: number): Owner | undefined {
  if (
    words[start]?.tag === 'det' &&
    !/^(a|an|the|that|each|every|most|more|all|some|many|few)$/.test(words[start]?.token.lower ?? '')
  )
    return undefined;
  for (let at = Math.min(start, i) - 1; at >= 0; at--) {
    const { tag, lemma, token } = words[at] as Tagged;
    if (token.text === ';') return undefined;
    if (tag === 'noun' && TRADERS.has(lemma)) return 'other';
  }
  return undefined;
}

/** Those whose own customers a text about a till, a shop or a booking speaks of. */
export const TRADERS: ReadonlySet<string> = new Set(
  `merchant retailer shop store bakery baker butcher restaurant café cafe salon florist hotel seller vendor dealer grocer
  greengrocer fishmonger hairdresser barber pharmacy pharmacist trader shopkeeper gym cinema boutique brewery bar pub stall
  supermarket kiosk optician jeweller tailor bookshop caterer landlord hairdressing deli delicatessen storefront`.split(
    /\s+/,
  ),
);
