/** A number with its noun, which does not change for “information”: `1 warning`, `2 warnings`. */
export function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 || noun === 'information' ? '' : 's'}`;
}
