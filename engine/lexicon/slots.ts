/**
 * How a mention stands to another word of its sentence, as the parse tells: the relations. The one list of them; rows
 * of the lexicon may stand in any.
 */
export const RELATION_SLOTS = {
  subj: 'it does that (also in relative clauses, under “want to”, “can”, “let …”)',
  psubj: 'that is done to it',
  obj: 'somebody does that to it',
  by: 'that is done by it',
  svo: 'verb_noun of which it is the subject',
  poss: 'what is its own (“X’s N”, “N of X”, “their N”)',
  comp: 'what it is the first part of (“X N”)',
  mod: 'what stands before it',
  nprep: 'the noun with a preposition before it',
  vprep: 'the verb with a preposition before it',
  aprep: 'the adjective with a preposition before it',
  coord: 'what it is joined with',
  pred: 'what it is said to be',
  owner: 'whose it is (“your”, “the merchant’s”)',
  post: 'the preposition and noun behind it (“of the app”)',
  oposs: 'what is done to something of its (“charge the user’s card”)',
} as const;

/** Where else a row of the lexicon may look: no relations, but words near by, or several relations at once. */
export const NEARBY_SLOTS = {
  win: 'any other word of its sentence',
  head: 'a word of a heading above it',
  thing: 'what it has or deals with (poss, comp, the noun of svo, the noun of post behind “with”, “on”, “in”)',
} as const;

/** A relation between a mention and another word. */
export type Slot = keyof typeof RELATION_SLOTS;

/** Where a row of the lexicon may stand. */
export type LexiconSlot = Slot | keyof typeof NEARBY_SLOTS;
