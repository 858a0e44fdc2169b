/** What a line of the log says besides who, when and what, in one sentence's worth of words. */
import type { AuditLine } from '$lib/model/audit';

export function detailsText({ details }: Pick<AuditLine, 'details'>): string {
  const { route, method, did, name, ...others } = details;
  const asked = route ? [method && method !== 'GET' ? `${String(method)} ${String(route)}` : String(route)] : [];
  const done = [did, name].filter((part) => part !== undefined && part !== null).join(' ');
  const more = Object.entries(others).map(([key, value]) =>
    key === 'selection' && Array.isArray(value) ? value.join(', ') : `${key}: ${textOf(value)}`,
  );
  return [done, ...asked, ...more].filter(Boolean).join(' · ');
}

function textOf(value: AuditLine['details'][string]): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return Array.isArray(value) ? value.join(', ') : String(value ?? 'none');
}
