/**
 * The event notes of the page: its load brings them as `notes`, and every chart of weeks takes them from here, so that
 * none is drawn without them.
 */
import { page } from '$app/state';
import type { EventNote } from '../model/overview';

export const eventNotes = (): EventNote[] => page.data.notes ?? [];
