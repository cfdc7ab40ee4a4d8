import type {
  CastMember,
  Glossary,
  Role,
  RuleId,
  RuleSetting,
  Sense,
  Settings,
  Term,
  TermEntry,
} from '../engine/model.js';
import { recommendedGlossary } from '../engine/termbase/recommended.js';
import { isPerson } from '../engine/termbase/role-record.js';
import type { ConfigurationPart, TermChange } from './configuration.js';
import { defaultRules } from './defaults.js';
import type { Origins } from './settings.js';
import { normalTerm, roleDescriptions } from './text-shapes.js';

/** What a term that takes another one's place inherits from it. */
interface Inheritance {
  readonly by: Term;
  readonly senses: readonly Sense[];
  /** The roles for which the other was written. */
  readonly preferred: readonly Role[];
}

/** A glossary and rules under construction: the recommended ones, then one part after the other. */
export class SettingsBuilder {
  readonly #entries = new Map<Term, TermEntry>(recommendedGlossary.terms.map((entry) => [entry.term, entry]));
  readonly #senses = new Map<Term, readonly Sense[]>(
    recommendedGlossary.terms.map(({ term }) => [
      term,
      recommendedGlossary.senses.filter((sense) => sense.term === term),
    ]),
  );
  readonly #preferred = new Map(Object.entries(recommendedGlossary.preferred) as [Role, Term][]);
  #cast: readonly CastMember[] = [];
  readonly #allow: string[] = [...recommendedGlossary.allow];
  readonly #rules = new Map(Object.entries(defaultRules) as [RuleId, RuleSetting][]);
  readonly #origins = {
    rules: new Map<RuleId, string>(),
    terms: new Map<Term, string>(),
    preferred: new Map<Role, string>(),
  };

  apply({ rules, cast, terms, roles, allow }: ConfigurationPart, origin: string): void {
    for (const [rule, setting] of rules ?? []) {
      this.#rules.set(rule, setting);
      this.#origins.rules.set(rule, origin);
    }
    if (cast !== undefined) this.#castAs(cast, origin);
    if (terms !== undefined) this.#applyTerms(terms, origin);
    for (const [role, { preferred }] of roles ?? []) if (preferred !== undefined) this.#prefer(role, preferred, origin);
    this.#allow.push(...(allow ?? []));
  }

  get origins(): Origins {
    return this.#origins;
  }

  get rules(): Settings['rules'] {
    return Object.fromEntries(this.#rules) as Settings['rules'];
  }

  get glossary(): Glossary {
    const terms = [...this.#entries.values()];
    return {
      terms,
      senses: terms.flatMap(({ term }) => this.#sensesOf(term)),
      preferred: Object.fromEntries([...this.#preferred].filter(([, term]) => this.#entries.has(term))),
      allow: [...new Set(this.#allow)],
      ...(this.#cast.length > 0 && { cast: this.#cast }),
    };
  }

  /** The people of a product are terms; for each role, the first of ours who has it is written. */
  #castAs(cast: readonly CastMember[], origin: string): void {
    this.#cast = cast;
    for (const { term, roles } of cast) if (roles.length > 0) this.#change(term, { roles }, origin);
    const ours = [...cast.filter(({ of }) => of === undefined), ...cast.filter(({ of }) => of !== undefined)];
    for (const role of new Set(ours.flatMap(({ roles }) => roles)))
      this.#prefer(role, ours.find(({ roles }) => roles.includes(role))?.term as Term, origin);
  }

  #applyTerms(terms: ReadonlyMap<Term, TermChange | false>, origin: string): void {
    const replaced = replacedBy(terms);
    const inherited = [...replaced].flatMap(([word, by]) =>
      this.#hasOwnSense(word, terms, replaced)
        ? this.#lend(word, by, terms.get(word) || {})
        : (this.#takeOver(word, by) ?? []),
    );
    for (const [term, change] of terms) {
      if (change === false) this.#remove(term);
      else if (change.use !== undefined) this.#replace(term, change, change.use, origin);
      else if (replaced.has(term) && !this.#hasOwnSense(term, terms, replaced))
        this.#replace(term, change, replaced.get(term) as Term, origin);
      else
        this.#change(
          term,
          replaced.has(term) && isOfPrograms(change) ? { ...change, roles: programsAmong(change) } : change,
          origin,
        );
    }
    for (const one of inherited) this.#inherit(one, terms.get(one.by) || {}, origin);
  }

  #change(term: Term, change: TermChange, origin: string): void {
    const { roles, definition, source, preferred } = change;
    const { use: _, ...entry } = this.#entries.get(term) ?? { term, deprecated: [] };
    this.#entries.set(term, { ...entry, ...spellingIn(term, change) });
    this.#origins.terms.set(term, origin);
    const before = this.#sensesOf(term);
    const senses = (roles ?? before.map(({ role }) => role)).map((role) => {
      const inherited = before.find((sense) => sense.role === role) ?? {
        term,
        role,
        definition: roleDescriptions[role],
      };
      if (definition === undefined) return { ...inherited, ...(source !== undefined && { source }) };
      return { term, role, definition, ...(source !== undefined && { source }) };
    });
    this.#senses.set(term, senses);
    if (roles !== undefined) this.#forgetPreferences(term, (role) => roles.includes(role));
    if (preferred === true) for (const { role } of senses) this.#prefer(role, term, origin);
    if (preferred === false || isUnwanted(change)) this.#forgetPreferences(term, () => false);
  }

  /** A term that is not to be written, and what to say where it is. */
  #replace(term: Term, change: TermChange, by: string, origin: string): void {
    const target = normalTerm(by);
    if (target === term) {
      // “LedgerLy: Ledgerly”: only its capitals are wrong.
      this.#change(term, { ...change, written: by, case: 'exact' }, origin);
      return;
    }
    this.#entries.set(term, { term, deprecated: [], ...spellingIn(term, change), use: target });
    this.#origins.terms.set(term, origin);
    if (this.#entries.has(target)) return;
    this.#entries.set(target, { term: target, deprecated: [], ...spellingIn(target, { written: by }) });
    this.#origins.terms.set(target, origin);
  }

  /**
   * “user: { deprecated: [customer] }” beside “customer: buyer”, or beside “client: program”: each for its own role; and
   * “log in: { deprecated: [login], partOfSpeech: verb }” beside “login: { partOfSpeech: noun }”.
   */
  #hasOwnSense(word: Term, terms: ReadonlyMap<Term, TermChange | false>, replaced: ReadonlyMap<Term, string>): boolean {
    const own = terms.get(word) || {};
    const by = normalTerm(replaced.get(word) ?? '');
    if (own.use !== undefined) return false;
    const change = terms.get(by);
    if (isAnotherPart(own, change)) return true;
    if (own.roles === undefined) return false;
    const others = (change ? change.roles : undefined) ?? this.#sensesOf(by).map(({ role }) => role);
    return isOfPrograms(own) || (others.length > 0 && !own.roles.some((role) => others.includes(role)));
  }

  /** A word that is to be written as another is no term of its own any more, but where it has a sense of its own. */
  #takeOver(word: Term, written: string): Inheritance | undefined {
    const by = normalTerm(written);
    if (word === by || !this.#entries.has(word)) return undefined;
    const senses = this.#sensesOf(word).filter(({ role }) => isPerson(role));
    const preferred = [...this.#preferred].filter(([, term]) => term === word).map(([role]) => role);
    this.#remove(word);
    return { by, senses, preferred };
  }

  /** A word that stays for programs lends the roles of people that it had. */
  #lend(word: Term, written: string, own: TermChange): readonly Inheritance[] {
    const by = normalTerm(written);
    const senses = this.#sensesOf(word).filter(({ role }) => isPerson(role));
    return isOfPrograms(own) ? [{ by, senses, preferred: [] }] : [];
  }

  /** A term that says nothing of its roles has those of the words that it takes the place of. */
  #inherit({ by, senses, preferred }: Inheritance, change: TermChange, origin: string): void {
    const own = this.#sensesOf(by);
    if (change.roles === undefined) {
      const more = senses.filter(({ role }) => !own.some((sense) => sense.role === role));
      this.#senses.set(by, [...own, ...more.map((sense) => ({ ...sense, term: by }))]);
    }
    for (const role of preferred)
      if (this.#sensesOf(by).some((sense) => sense.role === role)) this.#prefer(role, by, origin);
  }

  #prefer(role: Role, term: Term, origin: string): void {
    if (!this.#entries.has(term)) this.#entries.set(term, { term, deprecated: [] });
    const senses = this.#sensesOf(term);
    if (!senses.some((sense) => sense.role === role)) {
      this.#senses.set(term, [...senses, { term, role, definition: roleDescriptions[role] }]);
      this.#origins.terms.set(term, origin);
    }
    this.#preferred.set(role, term);
    this.#origins.preferred.set(role, origin);
  }

  #forgetPreferences(term: Term, keep: (role: Role) => boolean): void {
    for (const [role, preferred] of this.#preferred)
      if (preferred === term && !keep(role)) this.#preferred.delete(role);
  }

  #remove(term: Term): void {
    this.#entries.delete(term);
    this.#senses.delete(term);
    this.#forgetPreferences(term, () => false);
  }

  #sensesOf(term: Term): readonly Sense[] {
    return this.#senses.get(term) ?? [];
  }
}

/** The words of a part that are to be written as another, and as which. */
function replacedBy(terms: ReadonlyMap<Term, TermChange | false>): ReadonlyMap<Term, string> {
  const replaced = new Map<Term, string>();
  for (const [term, change] of terms) {
    if (change === false) continue;
    const { deprecated = [], forbidden = [], admitted = [] } = change;
    for (const word of [...deprecated, ...forbidden, ...admitted.filter((one) => !terms.has(normalTerm(one)))])
      if (normalTerm(word) !== term) replaced.set(normalTerm(word), term);
    if (change.use !== undefined && normalTerm(change.use) !== term) replaced.set(term, change.use);
  }
  return replaced;
}

/** A noun and a verb are two words, however alike they are. */
const isAnotherPart = ({ partOfSpeech }: TermChange, other: TermChange | false | undefined): boolean =>
  partOfSpeech !== undefined &&
  other !== undefined &&
  other !== false &&
  other.partOfSpeech !== undefined &&
  other.partOfSpeech !== partOfSpeech;

/** The roles that nobody has, among those that a term is given. */
const programsAmong = ({ roles = [] }: TermChange): readonly Role[] => roles.filter((role) => !isPerson(role));

const isOfPrograms = (change: TermChange): boolean => programsAmong(change).length > 0;

const isUnwanted = ({ status, use }: TermChange): boolean =>
  use !== undefined || status === 'deprecated' || status === 'forbidden';

/** What a change says of how a term is written. */
function spellingIn(term: Term, change: TermChange): Partial<TermEntry> {
  const { written, plural, past, gerund, partOfSpeech, deprecated, forbidden, admitted, status, message, severity } =
    change;
  const isRecased = [...(deprecated ?? []), ...(forbidden ?? [])].some((word) => normalTerm(word) === term);
  const isExact = change.case === 'exact' || isRecased;
  const hasCapitals =
    written !== undefined && /\p{Lu}/u.test(written.replace(/(?<=\s)\p{Lu}(?=\p{Ll})/gu, 'x').replace(/\p{L}/u, ''));
  return {
    ...(written !== undefined && (isExact || hasCapitals) && written !== term && { written }),
    ...(isExact && { isExact: true }),
    ...(plural !== undefined && { plural }),
    ...(past !== undefined && { past }),
    ...(gerund !== undefined && { gerund }),
    ...(partOfSpeech && { partOfSpeech }),
    ...(deprecated && { deprecated }),
    ...(forbidden && { forbidden }),
    ...(admitted && { admitted }),
    ...(status && { status }),
    ...(message !== undefined && { message }),
    ...(severity && { severity }),
  };
}
