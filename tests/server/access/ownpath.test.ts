import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { ownPath } from '../../../src/lib/server/access/ownpath';

describe('where a login leads to', () => {
  it.each(['/', '/team?from=2025-01-01', '/conversations/a%2Fb#turn-3', '/pain/late%20parcels'])('may be %s', (to) => {
    expect(ownPath(to)).toBe(to);
  });

  it.each([
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '\\\\evil.example',
    'javascript:alert(1)',
    '/..//evil.example',
    '/login?to=/login',
    '/logout',
    '',
    null,
  ])('may not be %s', (to) => {
    expect(ownPath(to)).toBe('/');
  });

  it('stays here whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('/', '\\', '.', '@', ':', '\t', '\n', 'a', '?', '#') }), (to) => {
        expect(new URL(ownPath(to), 'https://tone.example').origin).toBe('https://tone.example');
        expect(ownPath(to).startsWith('//')).toBe(false);
      }),
    );
  });
});
