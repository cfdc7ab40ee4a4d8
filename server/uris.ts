/**
 * What the server needs to know of URIs. They stay strings: the client's
 * spelling is kept, because it is the client that must recognise them.
 */

/** The folder that holds a file or folder, without a slash at the end; undefined above the root and for `untitled:`. */
export function parentOf(uri: string): string | undefined {
  const slash = uri.lastIndexOf('/');
  if (slash < rootOf(uri)) return undefined;
  return uri.slice(0, slash);
}

/** A file in a folder. */
export function joined(folder: string, name: string): string {
  return `${folder.replace(/\/$/, '')}/${encodeURIComponent(name)}`;
}

/** The last part of the path, decoded. */
export function fileNameOf(uri: string): string {
  return decoded(uri.slice(uri.lastIndexOf('/') + 1));
}

/** The path from `folder` to `uri`, decoded, with slashes; undefined when the folder does not hold it. */
export function pathWithin(folder: string, uri: string): string | undefined {
  const base = `${keyOf(folder).replace(/\/$/, '')}/`;
  const key = keyOf(uri);
  return key.startsWith(base) ? key.slice(base.length) : undefined;
}

/** What two spellings of one URI have in common. Not a URI. */
export function keyOf(uri: string): string {
  return decoded(uri);
}

/** The same without per cent signs, where they encode something. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // A per cent sign that encodes nothing.
  }
}

/** Where the path begins: after `scheme://authority`. Infinite for a URI without a hierarchy. */
function rootOf(uri: string): number {
  const match = /^[a-z][a-z0-9+.-]*:(?:\/\/[^/]*)?(?=\/)/i.exec(uri);
  return match ? match[0].length : Number.POSITIVE_INFINITY;
}

/** A URI as configurations name files: a path with forward slashes for `file:`, else the URI, decoded. */
export function pathOf(uri: string): string {
  // `/c:/work` is `c:/work`; what has a host (`//server/share`) keeps it.
  return decoded(uri.replace(/^file:(?:\/\/(?=\/))?/i, '')).replace(/^\/(?=[a-z]:)/i, '');
}

/** The URI of what {@link pathOf} names. */
export function uriOf(path: string): string {
  if (path.startsWith('//')) return `file:${path.split('/').map(encodeURIComponent).join('/')}`;
  const [, scheme = 'file://', rest = ''] = /^([a-z][a-z0-9+.-]+:\/\/[^/]*)?(.*)/is.exec(path) ?? [];
  const absolute = rest.startsWith('/') ? rest : `/${rest}`;
  return scheme + absolute.split('/').map(encodeURIComponent).join('/');
}
