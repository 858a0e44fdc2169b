/** Who takes part in a conversation, for the masking of names in its texts. */
import type { Role } from '../../model/words';
import type { People } from './names';

export interface Writer {
  role: Role;
  author_id: string | null;
  author_name: string | null;
}

export function peopleOf(writers: readonly Writer[]): People {
  const of = (role: Role) => writers.filter((writer) => writer.role === role);
  return {
    agents: [...new Set(of('agent').flatMap(({ author_id }) => author_id ?? []))],
    customers: [...new Set(of('customer').flatMap(({ author_name }) => author_name ?? []))],
  };
}
