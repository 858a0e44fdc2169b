import { describe, expect, it } from 'vitest';
import { changedIn, draftOf } from '../../../src/lib/components/settings/draft';
import { exampleOf } from '../../../src/lib/components/settings/links';
import { DEFAULT_SETTINGS } from '../../../src/lib/model/settings';

const settings = { ...DEFAULT_SETTINGS, linkTemplates: { zendesk: 'https://a.example/{id}' } };

describe('the form of settings', () => {
  it('sends nothing when nothing was changed', () =>
    expect(changedIn(draftOf(settings, ['zendesk:shop']), settings)).toEqual({}));

  it('sends only what was changed, without blanks and empty lines', () => {
    const draft = draftOf(settings, ['zendesk:shop', 'intercom:app']);
    expect(draft.links).toEqual([
      { of: 'zendesk:shop', template: '' },
      { of: 'intercom:app', template: '' },
      { of: 'zendesk', template: 'https://a.example/{id}' },
    ]);
    draft.links[0]!.template = ' https://shop.example/{id} ';
    draft.console.seconds = 30;
    expect(changedIn(draft, settings)).toEqual({
      linkTemplates: { 'zendesk:shop': 'https://shop.example/{id}', zendesk: 'https://a.example/{id}' },
      console: { ...settings.console, seconds: 30 },
    });
  });

  it('leaves what is kept as it is while it is edited', () => {
    draftOf(settings, []).console.seconds = 30;
    expect(settings.console.seconds).toBe(10);
  });

  it('shows how a helpdesk writes the address, with the account as far as it is known', () => {
    expect(exampleOf('zendesk:fernbook')).toBe('https://fernbook.zendesk.com/agent/tickets/{id}');
    expect(exampleOf('freshdesk')).toBe('https://your-account.freshdesk.com/a/tickets/{id}');
    expect(exampleOf('osticket:main')).toBe('https://helpdesk.example.com/{id}');
  });
});
