/** Who and what was forgotten on purpose, kept as workspace/forgotten.json so that no import brings it back. */
export interface Forgotten {
  /** keyed hashes, which without the key of the workspace lead to nobody, and when it was asked for */
  customers: { id: string; at: string }[];
  /** conversations that ended before this local day are left out; null when nothing was forgotten by its age */
  before: string | null;
}

export const NOTHING_FORGOTTEN: Forgotten = { customers: [], before: null };
