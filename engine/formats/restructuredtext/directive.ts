/** What of a directive is prose. */
export interface DirectiveKind {
  /** What stands behind its name: a title, the beginning of its text, a version and then text, or nothing of interest. */
  readonly argument: 'title' | 'text' | 'version' | 'none';
  readonly body: 'prose' | 'list table' | 'none';
}

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

const TEXTS = words(
  `note warning tip important caution danger error hint attention seealso todo epigraph highlights pull-quote compound
  parsed-text centered`,
);
const TITLED = words(
  `admonition topic sidebar rubric tab tab-item tab-set-item card grid-item-card dropdown table collapse details button
  grid-item`,
);
const VERSIONS = words('versionadded versionchanged deprecated versionremoved');
/** What stands behind their name is no text: a class, a path, a signature. */
const BODIES = words(
  `container class figure only glossary hlist tabs tab-set grid compound line-block describe object function method
  attribute data exception decorator decoratormethod classmethod staticmethod property option cmdoption envvar confval
  setting program module type enum macro var struct member directive role`,
);
const NOTHING: DirectiveKind = { argument: 'none', body: 'none' };

/** What of a directive is prose; of those that nobody knows, nothing. */
export function directiveKind(name: string): DirectiveKind {
  if (TEXTS.has(name)) return { argument: 'text', body: 'prose' };
  if (VERSIONS.has(name)) return { argument: 'version', body: 'prose' };
  if (name === 'list-table') return { argument: 'title', body: 'list table' };
  if (name === 'csv-table') return { argument: 'title', body: 'none' };
  if (TITLED.has(name)) return { argument: 'title', body: 'prose' };
  // those of domains describe what they name: `py:function`, `http:get`
  return BODIES.has(name) || /^\w+:\w/.test(name) ? { argument: 'none', body: 'prose' } : NOTHING;
}
