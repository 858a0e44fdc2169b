/** Where a message stands, for links that know nothing but its id. */
import { warehouse } from '../warehouse/warehouse';
import { dataFolder } from '../workspace/workspace';

/** null when there is no such message. @throws NoWarehouse when nothing has been imported yet */
export async function messagePlace(
  id: string,
  folder = dataFolder(),
): Promise<{ conversationId: string; position: number } | null> {
  const [row] = await warehouse(folder).query<{ conversationId: string; position: number }>(
    'select conversation_id as "conversationId", position from messages where message_id = $id',
    { id },
  );
  return row ?? null;
}
