/** Numbers as sentences hold them. */

/** "1 message", "2,000 messages". */
export function counted(count: number, thing: string): string {
  return `${count.toLocaleString('en')} ${thing}${count === 1 ? '' : 's'}`;
}
