/** Before and after a release: as many days on either side, complaints of each topic per conversation. */
import type { Filters } from '../../filters';
import type { BeforeAfter, Release } from '../../model/pain';
import { rateRatio } from '../../stats';
import { daysBetween, plusDays, type Days } from '../report/days';
import { contactCounts, conversationCount } from './painrows';
import { readNotes } from '../workspace/workspace';

const MOST_DAYS = 28;
/** Fewer days say more about weekdays than about a release. */
const FEWEST_DAYS = 7;

/** Notes of releases that have days of data on both sides, newest first. */
export async function releasesIn(days: Days, folder: string): Promise<Release[]> {
  const notes = await readNotes(folder);
  return notes
    .filter(({ kind, at }) => kind === 'release' && sideDays(at, days) >= FEWEST_DAYS)
    .map(({ id, at, text }) => ({ id, at, text }))
    .reverse();
}

/** The release that is asked for, else the newest; null where there is none, or where none is wanted. */
export function releaseOf(
  releases: readonly Release[],
  id: string | null,
  days: Days,
): (Release & { days: number }) | null {
  if (id === 'none') return null;
  const release = releases.find((one) => one.id === id) ?? releases[0];
  return release ? { ...release, days: sideDays(release.at, days) } : null;
}

/** By topic; topics without a complaint on either side, or with none before, are missing. */
export async function aroundRelease(
  { at, days }: Release & { days: number },
  filters: Filters,
  folder: string,
): Promise<Map<string, BeforeAfter>> {
  const before = { ...filters, from: plusDays(at, -days), to: plusDays(at, -1) };
  const after = { ...filters, from: at, to: plusDays(at, days - 1) };
  const [told, toldAfter, all, allAfter] = await Promise.all([
    contactCounts(before, folder),
    contactCounts(after, folder),
    conversationCount(before, folder),
    conversationCount(after, folder),
  ]);
  const found = new Map<string, BeforeAfter>();
  for (const [topic, { contacts }] of told) {
    const events = toldAfter.get(topic)?.contacts ?? 0;
    const rates = rateRatio({ events: contacts, exposure: all }, { events, exposure: allAfter });
    if (!rates) continue;
    found.set(topic, {
      ...rates,
      before: { events: contacts, conversations: all },
      after: { events, conversations: allAfter },
      isShown: rates.p < SHOWN,
    });
  }
  return found;
}

/** From this p on a difference is "not yet shown". */
const SHOWN = 0.05;

/** Whole days that the data hold before the release, and from its own day on; the smaller of both. */
function sideDays(at: string, { first, lastConversation }: Days): number {
  return Math.min(MOST_DAYS, daysBetween(first, at), daysBetween(at, lastConversation) + 1);
}
