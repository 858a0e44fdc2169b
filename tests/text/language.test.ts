import { describe, expect, it } from 'vitest';
import { detectLanguage, settleLanguages, type LanguageInput } from '../../src/lib/text';

describe('the language of a message', () => {
  it.each([
    ['en', 'My export is empty and I have to send the project tomorrow.'],
    ['en', 'Order not arrived Maria Lopez Barcelona, where is it?'],
    ['de', 'Meine Lampe ist seit gestern kaputt und niemand antwortet mir.'],
    ['es', 'La lámpara llegó rota y quiero que me devuelvan el dinero.'],
    ['fr', "Je n'arrive pas à me connecter depuis hier soir."],
    ['pt', 'Não consigo entrar na minha conta desde ontem.'],
    ['nl', 'Mijn bestelling is nog steeds niet aangekomen, wat nu?'],
    ['cs', 'Bohužel to nepomohlo, chová se to pořád stejně.'],
    ['ru', 'Здравствуйте, я потерял пароль и не могу войти.'],
    ['ja', 'ログインできません。助けてください。'],
    ['zh', '我的订单还没有到，请帮我查一下。'],
    ['ar', 'لا أستطيع الدخول إلى حسابي منذ أمس'],
  ])('is told from a sentence: %s', (language, text) => {
    expect(detectLanguage(text)).toEqual({ language, certainty: 'sure' });
  });

  it.each([
    '',
    'Thanks!',
    'Danke!',
    'OK super',
    '👍🏽 10:30',
    'https://example.com/ein/sehr/schoenes/haus',
    '@Anna #12345',
  ])('stays open where there is nothing to tell it from: %j', (text) => {
    expect(detectLanguage(text)).toEqual({ language: 'und', certainty: 'undetermined' });
  });

  it.each([
    ['ja', 'ありがとう'],
    ['ru', 'Спасибо'],
    ['ko', '감사합니다'],
    ['el', 'Ευχαριστώ'],
    ['he', 'תודה'],
    ['th', 'ขอบคุณ'],
  ])('is told from another script in one word: %s', (language, text) => {
    expect(detectLanguage(text).language).toBe(language);
    expect(detectLanguage(text).certainty).toBe('sure');
  });
});

describe('what of a conversation is scored', () => {
  const says = (authorKey: string | null, text: string, role: LanguageInput['role'] = 'customer'): LanguageInput => ({
    authorKey,
    role,
    text,
  });
  const english = 'My export is empty and I need it today.';
  const german = 'Meine Lampe ist seit gestern kaputt und niemand antwortet.';

  it('is English, and a scrap beside English of the same author', () => {
    expect(settleLanguages([says('mara', english), says('ann', german, 'agent'), says('mara', 'Danke!')])).toEqual([
      { language: 'en', isScored: true },
      { language: 'de', isScored: false },
      { language: 'und', isScored: true },
    ]);
  });

  it('is not a scrap beside another language of the same author', () => {
    expect(settleLanguages([says('mara', 'Super!'), says('mara', german)])).toEqual([
      { language: 'und', isScored: false },
      { language: 'de', isScored: false },
    ]);
  });

  it('is a scrap of an author who wrote nothing that can be told', () => {
    expect(settleLanguages([says('mara', german), says('ann', 'Thanks!', 'agent')])[1]).toEqual({
      language: 'und',
      isScored: true,
    });
  });

  it('groups messages without an author by their role', () => {
    expect(settleLanguages([says(null, german), says(null, 'OK'), says(null, 'OK', 'agent')])).toEqual([
      { language: 'de', isScored: false },
      { language: 'und', isScored: false },
      { language: 'und', isScored: true },
    ]);
  });

  it('follows the language an author wrote more often', () => {
    const scrap = says('mara', 'OK');
    expect(settleLanguages([says('mara', german), says('mara', german), says('mara', english), scrap])[3]).toEqual({
      language: 'und',
      isScored: false,
    });
  });
});
