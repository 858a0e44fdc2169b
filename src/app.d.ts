import type { EventNote } from '$lib/model/views';

declare global {
  namespace App {
    interface Error {
      message: string;
      hint?: string;
    }
    interface PageData {
      /** event notes, on pages with charts of weeks */
      notes?: EventNote[];
    }
  }
}

export {};
