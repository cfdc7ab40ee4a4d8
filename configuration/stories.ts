import { singular } from '../engine/index.js';

/** Words that may stand in the name of an actor; of more no name is made. */
const LONGEST = 3;

/** What a story goes on with, behind its actor: “As a guest, I want …”. */
const GOES_ON = /^i$|^i['’]/;

/** How many words are looked at behind “as a”. */
const AHEAD = LONGEST + 1;

/**
 * The actors of the stories of a text, in lower case and the singular, each as often as it has one: “As a salon owner,
 * I want …”.
 */
export function actorsOfStories(text: string): readonly string[] {
  // Marks of emphasis stand between the words of many stories.
  const plain = text.replace(/[*_`]+/g, '');
  const actors: string[] = [];
  for (const { index, 0: opening } of plain.matchAll(/\bas an? /gi)) {
    const rest = plain.slice(index + opening.length, index + opening.length + 80);
    const words = rest.split(/\s+/).slice(0, AHEAD);
    const ends = words.findIndex((word) => /[,;:.!?]$/.test(word));
    const goesOn = words.findIndex((word) => GOES_ON.test(word.toLowerCase()));
    // Between the actor and “I” stands nothing but, perhaps, a comma or the end of its line.
    const length = ends >= 0 && goesOn === ends + 1 ? ends + 1 : goesOn;
    if (length < 1 || length > LONGEST || (ends >= 0 && ends < length - 1)) continue;
    const actor = words
      .slice(0, length)
      .join(' ')
      .replace(/[^\p{L}\s-]/gu, '')
      .trim()
      .toLowerCase();
    if (actor !== '') actors.push(actor);
  }
  return actors;
}

/** “three user groups: customers, staff, and administrators”, “user roles, including guests and members”. */
const KINDS =
  /\busers? (?:groups|roles|types|classes|categories|personas)\b[^.:;(\n]{0,20}?(?::|\(|,? (?:are|including|such as)\b)([^.:;)\n]{1,120})/gi;

/** “Customer, staff, and admin users”. */
const KINDS_BEFORE =
  /(?<![\p{L}-])((?:[\p{L}-]{1,40}, ){1,5}(?:[\p{L}-]{1,40},? )?(?:and|or) [\p{L}-]{1,40}) users\b/giu;

/** Whom the general word covers, where a text lists them by their words: in lower case and the singular. */
export function kindsOfUsers(text: string): readonly string[] {
  const plain = text.replace(/[*_`]+/g, '');
  const lists = [...plain.matchAll(KINDS), ...plain.matchAll(KINDS_BEFORE)].map(([, list = '']) =>
    list.toLowerCase().split(/,? (?:and|or) |, /),
  );
  return lists
    .filter((kinds) => kinds.length > 1)
    .flat()
    .map((kind) => singular(kind.trim()));
}
