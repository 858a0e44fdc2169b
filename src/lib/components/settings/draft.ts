/** The settings of the page as its form holds them, and what of them was changed. */
import type { ShownSettings } from '../../model/settings';
import { draftsOf, hoursOf, type HoursDraft } from './hours';
import { linksOf, templatesOf, type LinkDraft } from './links';

/** Fields that the form holds as they are kept. */
type Plain = Omit<ShownSettings, 'businessHours' | 'linkTemplates' | 'retentionDays'>;

export interface SettingsDraft extends Plain {
  hours: HoursDraft[];
  links: LinkDraft[];
}

/** @param accounts format:account of what was imported */
export function draftOf(
  { businessHours, linkTemplates, retentionDays: _, ...plain }: ShownSettings,
  accounts: readonly string[],
): SettingsDraft {
  return { ...structuredClone(plain), hours: draftsOf(businessHours), links: linksOf(linkTemplates, accounts) };
}

/** Only what is other than before: a setting that is not sent is not counted again. */
export function changedIn({ hours, links, ...plain }: SettingsDraft, before: ShownSettings): Partial<ShownSettings> {
  const now = { ...plain, businessHours: hoursOf(hours), linkTemplates: templatesOf(links) };
  const isOther = ([name, value]: [string, unknown]) =>
    JSON.stringify(value) !== JSON.stringify(before[name as keyof ShownSettings]);
  return Object.fromEntries(Object.entries(now).filter(isOther));
}
