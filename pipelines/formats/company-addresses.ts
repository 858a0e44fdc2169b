/**
 * Which addresses are the company's, for exports that only name senders: those that write to several customers, and
 * everybody of their domains, except the domains where anybody has an address.
 */

export const ANYBODYS =
  /^(gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|icloud|me|mac|aol|gmx|web|mail|yandex|proton|protonmail|zoho|qq|163|126|free|orange|laposte|libero|t-online)\.[a-z.]{2,6}$/;

export class CompanyAddresses {
  /** address -> the first customer it wrote to; null once there were several */
  private readonly wroteTo = new Map<string, string | null>();
  private readonly addresses = new Set<string>();
  private readonly domains = new Set<string>();

  /** An address that is the company's for certain. Addresses are in lower case. */
  add(address: string) {
    const domain = address.split('@')[1];
    if (domain === undefined) return;
    this.addresses.add(address);
    if (!ANYBODYS.test(domain)) this.domains.add(domain);
  }

  /** Tells that an address that is not this customer's wrote to them. */
  wrote(address: string, customer: string) {
    if (address === '') return;
    const first = this.wroteTo.get(address);
    if (first === undefined) this.wroteTo.set(address, customer);
    else if (first !== null && first !== customer) {
      this.wroteTo.set(address, null);
      this.add(address);
    }
  }

  get isKnown(): boolean {
    return this.addresses.size > 0;
  }

  owns(address: string): boolean {
    return this.addresses.has(address) || this.domains.has(address.split('@')[1] ?? '');
  }
}
