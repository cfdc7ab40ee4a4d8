/** So many characters around a word tell capitals from capitals throughout. */
const AROUND = 60;

/** “5. OBLIGATIONS OF THE CLIENT”: whether a stretch stands among capitals throughout, which name nobody. */
export function isShouted(text: string, start: number, end: number): boolean {
  const around = text.slice(Math.max(0, start - AROUND), end + AROUND);
  return /\p{Lu}/u.test(around) && !/\p{Ll}{2}/u.test(around);
}
