/** What a page offers to whom. Only a kindness: the server goes by the same table whatever a page offers. */
import { page } from '$app/state';
import { mayAsk } from '$lib/model/rights';

/** Whether who looks at this page may ask a route; everybody may where there are no accounts. Follows the page's state. */
export const may = (route: string, method: 'GET' | 'POST' | 'PUT' | 'DELETE' = 'GET'): boolean =>
  mayAsk(page.data.user?.role ?? 'admin', route, method);
