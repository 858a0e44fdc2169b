/** Taking an import back from the page: what would leave, said before; then the same command as on a terminal. */
import type { Job, WouldLeave } from '../../model/imports';
import { BadRequest } from '../http/errors';
import { jobs } from './importing';
import { warehouse } from '../warehouse/warehouse';
import { dataFolder } from '../workspace/workspace';

/** What leaves and what another import still holds. @throws BadRequest when there is no such import, or none to take back */
export async function whatWouldLeave(importId: string, folder = dataFolder()): Promise<WouldLeave> {
  const [row] = await warehouse(folder).query<{ taken_back_at: Date | null; vanished_conversations: number | null }>(
    'select * from imports where import_id = $id',
    { id: importId },
  );
  if (!row) throw new BadRequest(`There is no import ${importId.slice(0, 40)}.`, 404);
  if (row.taken_back_at) throw new BadRequest('This import was taken back already.', 409);
  if (row.vanished_conversations === null)
    throw new BadRequest(
      'This import was made by a version of Undertone that did not keep what an import replaced, so that it cannot be ' +
        'taken back. Import the other exports into a new data folder to leave its data behind.',
      409,
    );
  const [counted] = await warehouse(folder).query<WouldLeave>(
    `with held as (
       select conversation_id, bool_or(import_id = $id and outcome in ('new', 'changed')) as is_its,
         bool_or(import_id = $id and outcome = 'changed') as has_changed, bool_or(import_id <> $id) as is_others
       from import_conversations where outcome <> 'vanished'
       group by conversation_id having bool_or(import_id = $id)
     )
     select count(*) filter (is_its and not is_others) as leave, count(*) filter (has_changed and is_others) as changed,
       count(*) filter (is_others and not has_changed) as stay from held`,
    { id: importId },
  );
  return counted ?? { leave: 0, changed: 0, stay: 0 };
}

/** Starts the command. @throws BadRequest as whatWouldLeave does */
export async function startTakingBack(importId: string, folder = dataFolder()): Promise<Job> {
  await whatWouldLeave(importId, folder);
  const options = ['--take-back', importId, '--data', folder];
  return jobs().start('imports', [], options, () => warehouse(folder).caughtUp());
}
