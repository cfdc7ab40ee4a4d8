const explanations: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist',
  EACCES: 'may not be opened (permission denied)',
  EPERM: 'may not be opened (permission denied)',
  EROFS: 'is on a file system that cannot be written to',
  ELOOP: 'is a symbolic link that leads to itself',
  EISDIR: 'is a folder',
  ENOTDIR: 'lies below something that is not a folder',
  ENAMETOOLONG: 'has a name that is too long',
  ENOSPC: 'could not be written: the disk is full',
  EDQUOT: 'could not be written: no more is allowed on this disk',
  EFBIG: 'would be larger than the system lets it be',
  EEXIST: 'is there already',
  NOT_PLAIN: 'is neither a file nor a folder',
  TOO_LARGE: 'is too large and was not read: make it smaller',
  EMFILE: 'could not be opened: too many files are open',
};

/** What went wrong with a file that was to be opened or written, as the end of a sentence that begins with its path. */
export function explainSystemError(error: unknown, attempt: 'opened' | 'written' = 'opened'): string {
  const code = codeOf(error);
  if (attempt === 'written' && (code === 'EACCES' || code === 'EPERM')) return 'may not be written (permission denied)';
  if (code === 'ENOENT' && isUnknowable(error))
    return 'has a name that is not UTF-8 and could not be opened: rename it';
  return explanations[code] ?? `could not be used (${code || String(error)})`;
}

/** Whether a name was not UTF-8: what Node has made of it names nothing. */
function isUnknowable(error: unknown): boolean {
  return error instanceof Error && 'path' in error && String(error.path).includes('\ufffd');
}

/** `ENOENT` and the like, or the empty string. */
function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
