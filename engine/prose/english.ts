/**
 * Tells English from other languages by their commonest words, cheaply and
 * with the benefit of the doubt: English is the default.
 */

/** How often a text speaks English and how often another language. */
export interface Signal {
  readonly english: number;
  readonly other: number;
}

const ENGLISH = words(`
  the of and to in is that it was for on are with as they be at this have from or had by not but what all were
  when your can said there an each which she how their if will up about out many then them these some her would
  make him into has two more could my than been its who may our you we us he his do does must should any only
  also after before so no where while because here just like get use via per between under over without within`);

/** English words, rare or short, that other languages have as well. */
const SHARED = words(
  'i a an die hat her come son door ten plus per pro se sur ale met den war man am so on no me is in to do as',
);

/** Words of other languages that are no English words. One that occurs in several counts for each of them. */
const OTHERS: readonly ReadonlySet<string>[] = [
  // German
  words(`der die das und ist nicht ein eine einen einem einer des dem den mit für auf im von zu zum zur sich wird werden
    auch als oder wenn sie wir ihr ihre ihren sind bei nach aus kann können über durch nur noch wie es haben hat dass
    diese dieser dieses bitte beim vom sowie muss müssen alle bis ohne mehr sein ich`),
  // French
  words(`le la les un une des du de et est dans pour que qui sur avec pas vous nous votre vos notre ce cette ces son sa ses
    sont au aux par ou il elle ils être avoir peut plus ne se leur leurs afin lors tous toutes depuis entre je`),
  // Spanish
  words(`el la los las un una unos de del y es en que por para con no se su sus al lo como más este esta estos estas
    pero son ser puede pueden usted nuestro cuando si sobre entre sin desde también cada hasta muy está`),
  // Italian
  words(`il lo la gli le un una di del della dei delle e è in che per con non si su al alla dal sono come più questo
    questa anche essere può nel nella suo sua loro ogni tutti quando dopo senza nostro vostro viene`),
  // Portuguese
  words(`o os as um uma de do da dos das e é em no na nos nas que para por com não se ao à seu sua seus como mais este
    esta isso são ser pode você nós também quando sem entre sobre cada até`),
  // Dutch
  words(`de het een en van is op te dat die voor met niet zijn aan er om ook als bij uit naar dan wordt worden door je
    u uw wij onze deze dit kan kunnen moet heeft hebben maar geen nog wel alle ik zich onder`),
  // Swedish, Danish, Norwegian
  words(`och att det som en ett är av för på med den till inte har om kan ska du vi din eller från när alla og af er ikke
    til på med jeg der deres hvis når eller også være blir denne dette`),
  // Polish, Czech
  words(`i w na z do nie się jest że to o jak po co dla od przez ale czy są być przy oraz lub ten tej tego jego jej które
    który ich a je se v ve pro jako jsou být který která nebo když aby`),
  // Turkish
  words(
    `ve bir bu için ile da de çok daha olarak olan gibi ne kadar sonra veya değil her mi ya kullanıcı en şu biz siz`,
  ),
].map((list) => new Set([...list].filter((word) => !ENGLISH.has(word) && !SHARED.has(word))));

/** What a word is evidence of. */
interface Tell {
  readonly english: boolean;
  /** Which of the other languages have it, by index. */
  readonly languages: readonly number[];
}

const TELLS = tellsByWord();

/** A word that is no part of a path, an identifier or a hash. */
const WORD = /(?<![\w./@#-])[a-zß-öø-ÿąćęłńóśźżœšžčřěůďťňőűğışĩ]+(?![\w/@-]|\.\w)/gi;

/** The same in a text without other letters than these, which most are: a pattern that is matched in half the time. */
const PLAIN_WORD = /(?<![\w./@#-])[a-z]+(?![\w/@-]|\.\w)/gi;

const NOT_PLAIN = /[\u0080-\uffff]/;

/** A word that is repeated tells no more than this often. */
const REPEATS = 3;
/** Repetition does not matter in a text of this length or less. */
const SHORT = 200;

/** Scripts that are not written in Latin letters. */
const FOREIGN =
  /[\u0370-\u052F\u0530-\u06FF\u0900-\u0DFF\u0E00-\u0EFF\u1100-\u11FF\u3040-\u30FF\u3400-\u9FFF\uAC00-\uD7AF]/g;

/** Letters that English words do not have, but for a café here and there. */
const ACCENT = /[à-öø-ÿßąćęłńóśźżœšžčřěůďťňőűğış]/i;

/** Below this a block is too short to tell and follows its document. */
const ENOUGH = 3;

/** Counts the words that give a language away. */
export function signalOf(text: string): Signal {
  let english = 0;
  let accents = 0;
  let best = 0;
  const counts = new Map<number, number>();
  const seen = text.length > SHORT ? new Map<string, number>() : undefined;
  const isPlain = !NOT_PLAIN.test(text);
  const hasAccents = !isPlain && ACCENT.test(text);
  for (const found of text.match(isPlain ? PLAIN_WORD : WORD) ?? []) {
    if (isAbbreviation(found)) continue;
    const word = found.toLowerCase();
    const tell = TELLS.get(word);
    // Most words tell nothing.
    if (tell === undefined && !(hasAccents && ACCENT.test(word))) continue;
    const times = (seen?.get(word) ?? 0) + 1;
    if (times > REPEATS) continue;
    seen?.set(word, times);
    if (tell?.english) english++;
    else if (ACCENT.test(word)) accents++;
    for (const language of tell?.languages ?? []) {
      const count = (counts.get(language) ?? 0) + 1;
      counts.set(language, count);
      best = Math.max(best, count);
    }
  }
  const foreign = isPlain ? 0 : foreignLetters(text);
  return { english, other: best + (best > 0 ? accents / 2 : accents / 4) + foreign / 3 };
}

/** “ES” and “DER” are none of their words. */
function isAbbreviation(word: string): boolean {
  if (word.length < 2 || word.length > 3) return false;
  // Most begin with a small letter, and are none: no other text is made of them to tell.
  const first = word.charCodeAt(0);
  return !(first >= 97 && first <= 122) && word === word.toUpperCase();
}

/** Letters of other scripts, unless they are but a quotation in a Latin text. */
function foreignLetters(text: string): number {
  const foreign = text.match(FOREIGN)?.length ?? 0;
  return foreign > 0 && 2 * foreign > (text.match(/[A-Za-z]/g)?.length ?? 0) ? foreign : 0;
}

/** The signal of several texts together, each with its own. */
export function sum(texts: Iterable<{ readonly signal: Signal }>): Signal {
  let english = 0;
  let other = 0;
  for (const { signal } of texts) {
    english += signal.english;
    other += signal.other;
  }
  return { english, other };
}

/**
 * Whether a block is to be read as English.
 *
 * @param block the signal of the block
 * @param document the signal of its document, which decides for a short block
 */
export function isEnglish(block: Signal, document: Signal): boolean {
  if (block.english + block.other >= ENOUGH) return !speaksOther(block);
  return block.english > block.other || document.other < 2 * ENOUGH || !speaksOther(document);
}

function speaksOther({ english, other }: Signal): boolean {
  return other > 2 * english + 1;
}

function tellsByWord(): ReadonlyMap<string, Tell> {
  const tells = new Map<string, { english: boolean; languages: number[] }>();
  const tellOf = (word: string) => {
    const tell = tells.get(word) ?? { english: false, languages: [] };
    tells.set(word, tell);
    return tell;
  };
  for (const word of ENGLISH) tellOf(word).english = true;
  for (const [i, language] of OTHERS.entries()) for (const word of language) tellOf(word).languages.push(i);
  return tells;
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}
