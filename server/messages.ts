/** Translates a text of the interface and puts the values in for `{0}`, `{1}` … */
export type Translate = (message: string, ...values: readonly (string | number)[]) => string;

/**
 * A translator over a bundle as VS Code keeps it in `l10n/bundle.l10n.<language>.json`:
 * English text to translation. What the bundle lacks stays English.
 */
export function translator(bundle: Readonly<Record<string, string>> = {}): Translate {
  return (message, ...values) =>
    (Object.hasOwn(bundle, message) ? (bundle[message] ?? message) : message).replace(
      /\{(\d+)\}/g,
      (placeholder, index) => String(values[Number(index)] ?? placeholder),
    );
}
