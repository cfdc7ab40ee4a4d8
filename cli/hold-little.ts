/** In bytes: room for new objects, as it comes to be on Node 20. On Node 24 it would grow further. */
const roomForNew = 16 << 20;

/** So many documents are a long run, in which less is held yet: a shorter one would pay a twentieth of its time. */
const longRun = 500;

/**
 * Lets V8 take little more than it needs; made once for each thread that reads documents. By itself V8 doubles the room
 * for new objects for whoever makes many of them, the more of it the more memory the machine has, and lets garbage grow
 * to four times of what is held before it looks through all of it.
 */
export class HoldsLittle {
  #isRoomKept = false;
  #last = 0;

  /** @param isOneOfSeveral whether another thread holds much, too: then as little as in a long run, from the beginning */
  constructor(readonly isOneOfSeveral = false) {}

  /**
   * @param documents how many have been judged: nothing is held with the first, since most runs have no other, and not
   *   before the engine is there, since V8 uses what it once compiled (kept-code.ts) only with the flags of that time
   */
  after(documents: number): void {
    if (documents < 2 || documents === this.#last || !isOurs) return;
    this.#last = documents;
    if (documents === 2) setFlag(`--heap-growing-percent=${this.isOneOfSeveral ? 40 : 100}`);
    if (documents === longRun) setFlag('--heap-growing-percent=40');
    // To ask costs as much as a small document.
    if (this.#isRoomKept || documents % 16 !== 2) return;
    if (roomTaken() < (this.isOneOfSeveral ? roomForNew / 2 : roomForNew)) return;
    this.#isRoomKept = true;
    setFlag('--semi-space-growth-factor=1');
  }
}

/** Gives V8 its own limits again: it uses code only with the very flags that it was made under. */
export function letGo(): void {
  if (!isOurs) return;
  setFlag('--heap-growing-percent=0');
  setFlag('--semi-space-growth-factor=2');
}

/**
 * Whether the process is the command line as it ships, and not that of a test; and its V8 that of Node 20, 22 or 24: the
 * names of these limits change, and unknown ones are complained about.
 */
const isOurs = process.env.DISTINGUO_ENGINE !== undefined && /^(?:11\.3|12\.4|13\.6)\./.test(process.versions.v8);

// Asked for, not imported: see start.ts.
const v8 = () => process.getBuiltinModule('node:v8');

function setFlag(flag: string): void {
  v8().setFlagsFromString(flag);
}

function roomTaken(): number {
  const spaces = v8().getHeapSpaceStatistics();
  return spaces.find(({ space_name }) => space_name === 'new_space')?.space_size ?? 0;
}
