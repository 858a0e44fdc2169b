import type { Account } from '$lib/model/access';
import type { Details } from '$lib/model/audit';
import type { EventNote } from '$lib/model/overview';

declare global {
  namespace App {
    interface Error {
      message: string;
      hint?: string;
      /** the heading, where the status has none */
      title?: string;
    }
    interface Locals {
      /** who is signed in; null where there are no accounts, and before a login */
      user: Account | null;
      /** false: 127.0.0.1 without a login, where everybody may do everything */
      hasAccounts: boolean;
      /** where the request came from, behind a believed proxy the browser's address */
      address: string;
      /** what an endpoint adds to the line that the table of rights makes of its request */
      told?: Details;
      /** the status of an error that passes by itself, where a page would answer 500 */
      failedAs?: number;
    }
    interface PageData {
      user: Account | null;
      /** not stored (setting agentNames): no switch can bring them back */
      agentNames: { areShown: boolean; areStored: boolean };
      /** event notes, on pages with charts of weeks */
      notes?: EventNote[];
    }
  }
}

export {};
