/**
 * What is taken out of the chosen files before anything is written: the choice, and what it does to their own rows. It
 * begins with the settings in force; what is changed here holds for this data folder from the import on.
 */
import { resolve } from '$app/paths';
import { ALL_OWN, REDACTED_KINDS, type OwnPattern } from '../../model/redaction';
import type { Settings } from '../../model/settings';
import type { RedactionPreview } from '../../model/imports';
import { sent } from '../send';

/** Nobody reads a preview between two key strokes. */
const PATIENCE_MS = 400;

export class Redaction {
  kinds = $state<string[]>([...REDACTED_KINDS]);
  patterns = $state<OwnPattern[]>([]);
  countries = $state<string[]>([]);
  agents = $state<Settings['agentNames']>('named');
  preview = $state<RedactionPreview | null>(null);
  problem = $state<string | null>(null);
  isLooking = $state(false);

  #kept = { patterns: '[]', countries: '[]', choice: '' };
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked: AbortController | undefined;

  /** Takes the settings and patterns in force. */
  async begin(): Promise<void> {
    try {
      const settings = await sent<Settings>('GET', resolve('/api/settings'));
      this.patterns = await sent<OwnPattern[]>('GET', resolve('/api/redact/patterns'));
      this.kinds = REDACTED_KINDS.filter((kind) => settings.redact.includes(kind));
      this.countries = settings.phoneCountries;
      this.agents = settings.agentNames;
      this.#kept = {
        patterns: JSON.stringify(this.patterns),
        countries: JSON.stringify(this.countries),
        choice: this.#choice(),
      };
    } catch (error) {
      this.problem = (error as Error).message;
    }
  }

  /** Shows what today's choice does to these uploads; a choice that is still changing is waited for. */
  look(uploads: string[], mapping: unknown): void {
    clearTimeout(this.#timer);
    this.#asked?.abort();
    if (uploads.length === 0) return;
    this.#timer = setTimeout(() => void this.#look(uploads, mapping), PATIENCE_MS);
  }

  async #look(uploads: string[], mapping: unknown): Promise<void> {
    const asked = (this.#asked = new AbortController());
    this.isLooking = true;
    this.problem = null;
    try {
      const { patterns, countries: phoneCountries } = this;
      const body = { uploads, redact: this.asked, phoneCountries, patterns, mapping };
      this.preview = await sent('POST', resolve('/api/redact/preview'), body, asked.signal);
    } catch (error) {
      if (!asked.signal.aborted) this.problem = (error as Error).message;
    }
    if (this.#asked === asked) this.isLooking = false;
  }

  /** The kinds as the settings name them: patterns of one's own always go along. */
  get asked(): string[] {
    return [...this.kinds, ALL_OWN];
  }

  /**
   * Keeps patterns and countries that were changed, and gives what the import has to be told.
   * @throws Error with what is wrong with a pattern
   */
  async keep(): Promise<{ redact?: string[]; agents?: Settings['agentNames'] }> {
    if (JSON.stringify(this.patterns) !== this.#kept.patterns)
      this.patterns = await sent('PUT', resolve('/api/redact/patterns'), { patterns: this.patterns });
    if (JSON.stringify(this.countries) !== this.#kept.countries)
      await sent('POST', resolve('/api/settings'), { phoneCountries: this.countries });
    return this.#choice() === this.#kept.choice ? {} : { redact: this.asked, agents: this.agents };
  }

  #choice(): string {
    return JSON.stringify([this.kinds.toSorted(), this.agents]);
  }
}
