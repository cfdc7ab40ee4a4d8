/** Elements in which a comment is text. */
const TEXT_ONLY = /^<(?:title|textarea|script|style)\b/i;

/** Whether a comment can stand at an offset: in no tag, and in no element that holds text alone. */
export function isBetweenTags(source: string, offset: number): boolean {
  const opened = offset === 0 ? -1 : source.lastIndexOf('<', offset - 1);
  if (opened < 0) return true;
  const closed = source.lastIndexOf('>', offset - 1);
  return opened < closed && !TEXT_ONLY.test(source.slice(opened, opened + 10));
}
