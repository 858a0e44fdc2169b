/** A text as SQL has it: in single quotes, a quote doubled. Neither engine is told of another escape than that. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
