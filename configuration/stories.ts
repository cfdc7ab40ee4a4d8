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
