/** A report of one part of a run. */
export interface Part<T> {
  /** Its file, as it was named. */
  readonly named: string;
  readonly report: T;
}
