import type { EventNote } from '$lib/model/overview';

declare global {
  namespace App {
    interface Error {
      message: string;
      hint?: string;
    }
    interface PageData {
      /** not stored (setting agentNames): no switch can bring them back */
      agentNames: { areShown: boolean; areStored: boolean };
      /** event notes, on pages with charts of weeks */
      notes?: EventNote[];
    }
  }
}

export {};
