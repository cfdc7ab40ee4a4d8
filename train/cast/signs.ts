import type { Signs } from './fit.js';

const signs = (forIt: string, against: string): Signs =>
  new Map([
    ...forIt.split(' ').map((fact) => [fact, 1] as const),
    ...against.split(' ').map((fact) => [fact, -1] as const),
  ]);

/** What a reader would say for and against one actor, when one of the words is the general one. */
export const GENERAL: Signs = new Map([
  ...signs(
    'aBuys aActs bCount aGestureShare aScreen bTill bBuyer bFreeCount nearGestures sameDeed samePossession storyOnlyA closeShare likeness docShop docAlone',
    'docAdmin docRecords docWorkspace docCode docRoles docLength otherActors aManaged aRow usersAndRoles bAdministration bDefined umbrella trade',
  ),
  ...['isMain', 'isParty', 'isProgram'].map((fact) => [fact, 0] as const),
]);

/** The same, when neither is. */
export const SPECIAL: Signs = signs(
  'likeness nearSubjects bothBuy closeShare headingAny bothBuyers guestOfShop',
  'docCode docRoles trade',
);

/** Whether a reader would change just these places of two words that are one actor. */
export const PLACES: Signs = new Map([
  ...signs(
    'outnumbered screen till faced criterion keepMain acts named',
    'excluded gap row staffLines story number ownTill ownStories label',
  ),
  ...['general', 'buyer'].map((fact) => [fact, 0] as const),
]);

/** Whether a reader would change just these places of a word and the general one. */
export const TOLD: Signs = new Map([...GENERAL, ...PLACES]);
