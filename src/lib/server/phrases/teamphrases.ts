/** The team's phrases and whether the figures hold them: what the warehouse was tagged with says so. */
import type { TeamPhrases } from '../../model/phrases';
import { jobs } from '../imports/importing';
import { warehouseInfo } from '../people/info';
import { readPhrases } from './phrases';
import { NoWarehouse } from '../warehouse/warehouse';
import { dataFolder } from '../workspace/workspace';

export async function teamPhrases(folder = dataFolder()): Promise<TeamPhrases> {
  const [phrases, info, { rulesVersionWith }] = await Promise.all([
    readPhrases(folder),
    warehouseInfo(folder).catch((error: unknown) => {
      if (error instanceof NoWarehouse) return null;
      throw error;
    }),
    import('../../tagging/team'),
  ]);
  const running = jobs()
    .list()
    .find(({ kind, state }) => kind === 'apply' && state === 'running');
  return {
    phrases,
    // An import later reads the phrases anyway, so before the first there is nothing to wait for.
    isPending: info !== null && teamPart(info.rulesVersion) !== teamPart(rulesVersionWith(phrases)),
    job: running?.id ?? null,
  };
}

/** What stands behind the "+" of a version; the rules before it may be others, which is no matter of the team's. */
function teamPart(version: string): string {
  return version.split('+')[1] ?? '';
}
