/** Where the project is at home, with a slash at its end. */
export function homepage(): string {
  return process.env.DISTINGUO_HOMEPAGE ?? '';
}

/** The address of the page of a rule. */
export function rulePageOf(id: string): string {
  return `${homepage()}docs/rules/${id}.md`;
}
