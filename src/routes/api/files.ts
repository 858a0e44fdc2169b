/** The endpoints' own files, from which openapi.json and the page about the API are made. */
import { endpointsOf } from '$lib/server/api/openapi';

const FILES: Record<string, string> = import.meta.glob('./**/+server.ts', {
  query: '?raw',
  import: 'default',
  eager: true,
});

export const ENDPOINTS = endpointsOf(FILES);
