import type {
  Exception,
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
import type { Configuration, ConfigurationPart, ConfiguredException, TermChange } from './configuration.js';
import { defaultRules } from './defaults.js';
import { globMatcher } from './glob.js';
import { roleDescriptions } from './keys.js';

/** Where each setting of a file comes from: the name of a preset or file, and the override in it. */
export interface Origins {
  readonly rules: ReadonlyMap<RuleId, string>;
  readonly terms: ReadonlyMap<Term, string>;
  readonly preferred: ReadonlyMap<Role, string>;
}

/** What applies to one file, and why. */
export interface FileSettings {
  readonly settings: Settings;
  readonly origins: Origins;
  /** The layer whose `ignore` names the file; undefined when it is to be read. */
  readonly ignoredBy?: string;
}

/** What applies to one file. A pure short form of {@link settingsResolver}, for a single question. */
export function settingsFor(configuration: Configuration, path: string): Settings {
  return settingsResolver(configuration)(path).settings;
}

/**
 * Answers for many files of one configuration. Files to which the same parts
 * apply get the same object, so that what is derived from it can be kept.
 *
 * @returns a function from a path, relative to the folder of the configuration and with forward slashes
 */
export function settingsResolver(configuration: Configuration): (path: string) => FileSettings {
  const parts = partsOf(configuration);
  const exceptions = configuration.layers.flatMap(({ data }) => data.exceptions ?? []).map(conditional);
  const ignores = configuration.layers.flatMap(({ origin, data: { ignore = [] } }) =>
    ignore.length > 0 ? [{ origin, applies: globMatcher(ignore) }] : [],
  );
  const known = new Map<string, FileSettings>();
  return (path) => {
    const applied = parts.filter(({ applies }) => applies(path));
    const excepted = exceptions.filter(({ applies }) => applies(path));
    const ignoredBy = ignores.find(({ applies }) => applies(path))?.origin;
    const key =
      [...applied, '|', ...excepted].map((part) => (typeof part === 'string' ? part : part.id)).join() +
      (ignoredBy ?? '');
    const settings =
      known.get(key) ??
      build(
        applied,
        excepted.map(({ exception }) => exception),
        ignoredBy,
      );
    known.set(key, settings);
    return settings;
  };
}

interface Part {
  readonly id: string;
  readonly origin: string;
  readonly part: ConfigurationPart;
  readonly applies: (path: string) => boolean;
}

/** All layers, each followed by its overrides, weakest first. */
function partsOf({ layers }: Configuration): readonly Part[] {
  return layers.flatMap(({ origin, data }, layer) => [
    { id: `${layer}`, origin, part: data, applies: () => true },
    ...(data.overrides ?? []).map((override, index) => ({
      id: `${layer}.${index}`,
      origin: `${origin}, override for ${override.files.join(', ')}`,
      part: override,
      applies: globMatcher(override.files),
    })),
  ]);
}

function conditional({ files, ...exception }: ConfiguredException, index: number) {
  const applies = files === undefined ? () => true : globMatcher(files);
  return { id: String(index), exception: exception as Exception, applies };
}

function build(parts: readonly Part[], exceptions: readonly Exception[], ignoredBy: string | undefined): FileSettings {
  const draft = new Draft();
  for (const { part, origin } of parts) draft.apply(part, origin);
  const settings: Settings = { glossary: draft.glossary, rules: draft.rules, exceptions };
  return { settings, origins: draft.origins, ...(ignoredBy !== undefined && { ignoredBy }) };
}

/** A glossary and rules under construction: the recommended ones, then one part after the other. */
class Draft {
  readonly #entries = new Map<Term, TermEntry>(recommendedGlossary.terms.map((entry) => [entry.term, entry]));
  readonly #senses = new Map<Term, readonly Sense[]>(
    recommendedGlossary.terms.map(({ term }) => [
      term,
      recommendedGlossary.senses.filter((sense) => sense.term === term),
    ]),
  );
  readonly #preferred = new Map(Object.entries(recommendedGlossary.preferred) as [Role, Term][]);
  readonly #allow: string[] = [...recommendedGlossary.allow];
  readonly #rules = new Map(Object.entries(defaultRules) as [RuleId, RuleSetting][]);
  readonly #origins = {
    rules: new Map<RuleId, string>(),
    terms: new Map<Term, string>(),
    preferred: new Map<Role, string>(),
  };

  apply({ rules, terms, roles, allow }: ConfigurationPart, origin: string): void {
    for (const [rule, setting] of rules ?? []) {
      this.#rules.set(rule, setting);
      this.#origins.rules.set(rule, origin);
    }
    for (const [term, change] of terms ?? []) {
      if (change === false) this.#remove(term);
      else this.#change(term, change, origin);
    }
    for (const [role, { preferred }] of roles ?? []) if (preferred !== undefined) this.#prefer(role, preferred, origin);
    this.#allow.push(...(allow ?? []));
  }

  get origins(): Origins {
    return this.#origins;
  }

  get rules(): Settings['rules'] {
    return Object.fromEntries(this.#rules) as Settings['rules'];
  }

  /** Terms that nobody gave a role are left out: there is nothing to judge them by. */
  get glossary(): Glossary {
    const terms = [...this.#entries.values()].filter(({ term }) => this.#sensesOf(term).length > 0);
    return {
      terms,
      senses: terms.flatMap(({ term }) => this.#sensesOf(term)),
      preferred: Object.fromEntries([...this.#preferred].filter(([, term]) => this.#entries.has(term))),
      allow: [...new Set(this.#allow)],
    };
  }

  #change(term: Term, change: TermChange, origin: string): void {
    const { roles, definition, source, plural, deprecated, preferred } = change;
    const entry = this.#entries.get(term) ?? { term, deprecated: [] };
    this.#entries.set(term, { ...entry, ...(plural !== undefined && { plural }), ...(deprecated && { deprecated }) });
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
    for (const spelling of deprecated ?? []) this.#takeOver(spelling, term, origin);
    if (roles !== undefined) this.#forgetPreferences(term, (role) => roles.includes(role));
    if (preferred === true) for (const { role } of senses) this.#prefer(role, term, origin);
    if (preferred === false) this.#forgetPreferences(term, () => false);
  }

  /** A word that is to be written as another is no term of its own any more. */
  #takeOver(spelling: Term, by: Term, origin: string): void {
    if (spelling === by || !this.#entries.has(spelling)) return;
    const inherited = [...this.#preferred].filter(([, preferred]) => preferred === spelling).map(([role]) => role);
    this.#remove(spelling);
    for (const role of inherited)
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
