import { type Definition, isOfAKind } from '../engine/document/definition.js';
import { isPage } from '../engine/document/document.js';
import type { Role } from '../engine/model.js';
import type { Claim, Rule, RuleContext } from '../engine/rule.js';
import { isPerson, recordOf } from '../engine/termbase/role-record.js';
import { isOwnSense } from '../engine/verdict/own-sense.js';
import { whoInRole } from '../engine/wording.js';

/** The document defines a word against the glossary. */
export const definitionDrift: Rule = {
  id: 'definition-drift',
  order: 6,
  summary: 'The document defines a term against the glossary.',
  rationale:
    'A document may narrow a word, but when its own definition gives the word another role than the glossary does, every other document of the team now disagrees with it. Inside the document its own definition counts: the other rules judge by it.',
  flags: [
    '**«User»** means the company that pays the subscription and receives the invoice.',
    '“«User»” means the company that signs the contract and pays the invoice.',
    '# Definitions\n\n- **«Customer»**: a person who signs in with a password.\n- **Seat**: a place for one person.',
    '"«Customer»" means any person who logs in and clicks through the pages.',
    'The term **«user»** refers to the party that buys the licence and pays for it.',
    '**«Consumer»** denotes a person who logs in to the app with a password.',
    '*«Customer»* – a person with a login and a password.',
    'An **«end user»** is a company that subscribes and pays the invoice.',
    'In this contract, **«user»** means the company that buys the licence.',
  ],
  passes: [
    '**Customer** means the company that pays the subscription and receives the invoice.',
    '**User** means a person who signs in.',
    '**User** means a person who was hired to deliver orders.',
    '**Client** means the company that engages us and pays the invoice.',
    '**Consumer** means a natural person who acts outside their trade.',
    '**User** means whoever is named in annex two.',
    '**Customer** means the party named on the first page.',
    'By a customer we mean somebody who has bought something.',
    '**Users** are people; a name is not enough.',
    '- **Customer**: the company that signs the contract.\n- **User**: a person whom the customer invites and who signs in.',
    'The user means well.',
    '- **Manage users**: the page on which the company pays for seats.',
    '**Client** means a program that sends requests to the server.',
    '**Buyer** means a person who signs in.',
    'Customers are people, too.',
    'In these notes, a **user** is a member of staff who signs in at a till, and a **customer** is somebody who buys books.',
    'A “user” means anybody who signs in, while a “customer” means the shop that pays.',
  ],
  check: (context) =>
    [...context.model.definitions.values()].flatMap((definition) => claimOf(definition, context) ?? []),
};

function claimOf(definition: Definition, { termbase, placed, model }: RuleContext): Claim | undefined {
  const { term, role, witnesses } = definition;
  const promised = termbase.rolesOf(term);
  if (role === undefined || promised.length === 0 || promised.includes(role) || !isPerson(role)) return undefined;
  if (promised.some((one) => areCompatible(one, role))) return undefined;
  // Who the team says buys may be defined as somebody who consumes, or engages a professional.
  const isOfCast = termbase.glossary.cast?.some((member) => member.term === term) === true;
  if (isOfCast && promised.some((one) => areCompatible(role, one))) return undefined;
  if (isOwnSense(promised, role, model)) return undefined;
  if (isPage(model) && (isOfAKind(definition) || definition.mention.prose.context.quoted)) return undefined;
  const word = termbase.preferred(role);
  const mention = placed(definition.mention);
  return {
    rule: 'definition-drift',
    certainty: 'likely',
    confidence: 0.8,
    mention,
    prose: mention.prose,
    span: mention.span,
    role,
    term,
    message: `“${mention.surface}” is defined here as ${whoInRole(role)}${word === undefined ? '' : `; the glossary calls that role “${word}”`}.`,
    witnesses,
    fixes: [],
  };
}

/** A consumer or client who is defined as somebody who buys contradicts nobody. */
const areCompatible = (promised: Role, defined: Role): boolean =>
  recordOf(promised).compatible?.includes(defined) ?? false;
