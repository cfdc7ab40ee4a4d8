/**
 * What a score must reach, in log-odds. Chosen on labelled mentions; see
 * docs/judgement.md for the curve.
 */
export const THRESHOLDS = {
  /** Learned from edited texts: a single wrong word among right ones. */
  clear: 2.1,
  likely: 0.9,
  /** Learned from drafts, and asked in drafts alone. */
  clearDraft: 1.5,
  likelyDraft: -0.1,
  /** … and so much must the sentence say, or the lexicon. */
  saidDraft: 2,
  /** The best other role must be so far ahead of the next, or the fix would be a guess. */
  margin: 3.2,
  /** … or less, where the score is higher: then both words are offered. */
  marginEither: 2,
  likelyEither: 1.3,
  /** … and of a draft that its word is wrong, whichever of the others is meant. */
  likelyEitherDraft: 1.2,
  /** Drafts need less: their thresholds were chosen with the fixes counted. */
  marginDraft: 1,
  /** Where the roles overlap more than this, the lexicon alone must decide before it is warned. */
  slack: 2,
  /** So much makes somebody of a word for programs, in a draft that speaks of people who operate the product. */
  saidAmong: 4,
  /** Of a few mentions, by the sentence alone; and less than this is no doubt there, whatever single words say. */
  alone: 4,
  /** … that who has bought operates. */
  aloneOperating: 6,
  marginAlone: 4,
  /** … and less where something is done by the mention, or to it. */
  aloneOnly: 3,
  aloneBeside: 2.4,
  marginOnly: 2,
  /** So much may the words around it say where nothing is told of it. */
  aloneAround: 3.5,
  leastAlone: 2.4,
  /** The plain evidence of the lexicon alone. */
  clearPlain: 3.15,
  likelyPlain: 1.8,
  /** With the lexicon on its side, the rest must not speak against it. */
  plain: 0,
  /** … where the word itself is no habit of the document. */
  plainRare: -1.5,
  plainDraft: -0.5,
  /** … unless the sentence is decisive: then even a habit is wrong. */
  decisive: 6,
  /** So much of it is a ground, where the document says little. */
  leaningPlain: 0.4,
  /** So much evidence for its own role makes a word right. */
  support: 1.6,
  /** So much evidence for its own role makes a word no stranger. */
  ownSupport: 0.9,
  /** Said so often, a word is a habit of its document. */
  habit: 3,
} as const;
