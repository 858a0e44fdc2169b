/** Mails as Gmail, Outlook, Apple Mail and others write them, made by hand: only the author's own words must come out. */
import { describe, expect, it } from 'vitest';
import { cleanBody } from '../../src/lib/text';

describe('HTML bodies', () => {
  it('keeps only the reply of a Gmail mail with its quoted mail and signature', () => {
    const html = `<div dir="ltr"><div>Hi,</div><div><br></div><div>the export is <b>still</b> empty.</div><div><br></div>
      <div>-- <br></div><div dir="ltr" class="gmail_signature"><div>Mara Lind</div><div>Lind Studio</div></div></div><br>
      <div class="gmail_quote"><div dir="ltr" class="gmail_attr">On Tue, Mar 4, 2025 at 10:12 AM Brightlamp Support
      &lt;<a href="mailto:help@brightlamp.test">help@brightlamp.test</a>&gt; wrote:<br></div>
      <blockquote class="gmail_quote" style="margin:0"><div>Hi Mara, could you try again?</div></blockquote></div>`;
    expect(cleanBody(html, 'html')).toBe('Hi,\n\nthe export is still empty.');
  });

  it('keeps answers typed between the quoted lines of a Gmail mail', () => {
    const html = `<div dir="ltr">See below.</div><div class="gmail_quote"><div class="gmail_attr">On Tue, Mar 4, 2025 at
      10:12 AM Ann &lt;ann@brightlamp.test&gt; wrote:<br></div><blockquote>Which browser do you use?</blockquote>
      <div>Firefox 128.</div><blockquote>Since when?</blockquote><div>Since Monday.</div></div>`;
    expect(cleanBody(html, 'html')).toBe('See below.\n\nFirefox 128.\n\nSince Monday.');
  });

  it('keeps only the reply of an Outlook web mail', () => {
    const html = `<html><head><style>p {margin:0}</style></head><body><div>It works now, thank you!</div>
      <div id="Signature"><p>Best regards<br>Jonas Weber</p></div><div id="appendonsend"></div><hr>
      <div id="divRplyFwdMsg" dir="ltr"><b>From:</b> Brightlamp &lt;help@brightlamp.test&gt;<br><b>Sent:</b> Tuesday<br></div>
      <div>Dear Jonas, we repaired it.</div></body></html>`;
    expect(cleanBody(html, 'html')).toBe('It works now, thank you!');
  });

  it('keeps only the reply of a mail from Outlook for Windows, whose quoted mail has no mark but its header', () => {
    const html = `<div class="WordSection1"><p class="MsoNormal">I was charged twice.<o:p></o:p></p>
      <div style="border:none;border-top:solid #E1E1E1 1.0pt"><p class="MsoNormal"><b>From:</b> Brightlamp<br>
      <b>Sent:</b> Tuesday, March 4, 2025 10:12<br><b>To:</b> Mara Lind<br><b>Subject:</b> Your invoice</p></div>
      <p class="MsoNormal">Here is your invoice.</p></div>`;
    expect(cleanBody(html, 'html')).toBe('I was charged twice.');
  });

  it('unwraps a Zendesk comment', () => {
    const html = '<div class="zd-comment" dir="auto"><strong>Check:</strong> one is a hold &amp; will drop</div>';
    expect(cleanBody(html, 'html')).toBe('Check: one is a hold & will drop');
  });

  it('shows a link by its text and keeps a bare address', () => {
    const html =
      '<p>See <a href="https://help.test/a?utm=1">our guide</a> or <a href="https://x.test">https://x.test</a></p>';
    expect(cleanBody(html, 'html')).toBe('See our guide or https://x.test');
  });

  it('keeps the cells of a table apart and its rows on lines', () => {
    const html =
      '<table><tr><th>Item</th><th>Price</th></tr><tr><td>Lamp</td><td>$40</td></tr></table><p>Is that right?</p>';
    expect(cleanBody(html, 'html')).toBe('Item Price\nLamp $40\n\nIs that right?');
  });

  it('does not shout a heading', () => {
    expect(cleanBody('<h1>Refund</h1><p>When?</p>', 'html')).toBe('Refund\n\nWhen?');
  });

  it('takes an HTML body without tags as plain text', () => {
    expect(cleanBody('Ivo &amp; team: one\ntwo', 'html')).toBe('Ivo & team: one\ntwo');
  });
});

describe('quoted history in plain text', () => {
  it.each([
    ['English', 'On Tue, 4 Mar 2025 at 10:12, Ann Lee <ann@brightlamp.test> wrote:'],
    ['English, wrapped', 'On Tue, 4 Mar 2025 at 10:12, Brightlamp Support Team\n<help@brightlamp.test> wrote:'],
    ['English, iPhone', 'On Mar 4, 2025, at 10:12 AM, Ann Lee <ann@brightlamp.test> wrote:'],
    ['French', 'Le mar. 4 mars 2025 à 10:12, Ann Lee <ann@brightlamp.test> a écrit :'],
    ['German', 'Am Di., 4. März 2025 um 10:12 Uhr schrieb Ann Lee <ann@brightlamp.test>:'],
    ['German, wrapped', 'Am 04.03.2025 um 10:12 schrieb\nAnn Lee <ann@brightlamp.test>:'],
    ['Spanish', 'El mar, 4 mar 2025 a las 10:12, Ann Lee (<ann@brightlamp.test>) escribió:'],
    ['Italian', 'Il giorno mar 4 mar 2025 alle ore 10:12 Ann Lee <ann@brightlamp.test> ha scritto:'],
    ['Portuguese', 'Em ter., 4 de mar. de 2025 às 10:12, Ann Lee <ann@brightlamp.test> escreveu:'],
    ['Dutch', 'Op di 4 mrt 2025 om 10:12 schreef Ann Lee <ann@brightlamp.test>:'],
    ['Swedish', 'Den tis 4 mars 2025 kl 10:12 skrev Ann Lee <ann@brightlamp.test>:'],
    ['Polish', 'wt., 4 mar 2025 o 10:12 Ann Lee <ann@brightlamp.test> napisał(a):'],
    ['Russian', 'вт, 4 мар. 2025 г. в 10:12, Ann Lee <ann@brightlamp.test>:'],
    ['Chinese', '在 2025年3月4日 10:12，Ann Lee <ann@brightlamp.test> 写道：'],
  ])('is cut below an attribution in %s', (_language, attribution) => {
    const quoted = `${attribution}\n\n> Could you try again?\n> Ann`;
    const unquoted = `${attribution}\n\nCould you try again?\nAnn`;
    expect(cleanBody(`It works, thanks!\n\n${quoted}`, 'text')).toBe('It works, thanks!');
    expect(cleanBody(`It works, thanks!\n\n${unquoted}`, 'text')).toBe('It works, thanks!');
  });

  it.each([
    '-----Original Message-----',
    '-----Ursprüngliche Nachricht-----',
    "-----Message d'origine-----",
    '-----Mensaje original-----',
    '---------- Forwarded message ---------',
    'Begin forwarded message:',
    '##- Please type your reply above this line -##',
  ])('is cut below "%s"', (title) => {
    expect(cleanBody(`Any news?\n\n${title}\nFrom: Ann\nWe will look into it.`, 'text')).toBe('Any news?');
  });

  it.each([
    'From: Ann\nSent: Tuesday\nTo: Mara\nSubject: Lamp',
    'Von: Ann\nGesendet: Dienstag\nAn: Mara\nBetreff: Lampe',
    'De : Ann\nEnvoyé : mardi\nÀ : Mara\nObjet : Lampe',
    'De: Ann\nEnviado el: martes\nPara: Mara\nAsunto: Lámpara',
    '*From:* Ann\n*Date:* Tuesday\n*To:* Mara\n*Subject:* Lamp',
  ])('is cut below a mail header: %j', (header) => {
    const body = `Any news?\n________________________________\n${header}\n\nWe will look into it.`;
    expect(cleanBody(body, 'text')).toBe('Any news?');
  });

  it('leaves answers that stand between quoted lines', () => {
    const body = 'On 4 March 2025 at 10:12, Ann wrote:\n> Which browser?\nFirefox.\n> Since when?\nMonday.';
    expect(cleanBody(body, 'text')).toBe('Firefox.\nMonday.');
  });

  it('leaves own words that speak of writing', () => {
    const body =
      'On Monday you wrote that it would be fixed.\nI wrote:\nplease cancel.\nFrom: Berlin to: Rome, that was it.';
    expect(cleanBody(body, 'text')).toBe(body);
  });

  it('leaves faces and comparisons that begin with >', () => {
    const body = 'Still broken\n>:(\n>50 orders lost';
    expect(cleanBody(body, 'text')).toBe(body);
  });

  it('keeps the text of a body that holds nothing else', () => {
    const body = '> Could you try again?\n> Ann';
    expect(cleanBody(body, 'text')).toBe(body);
  });
});

describe('signatures', () => {
  it('are cut below the separator', () => {
    expect(cleanBody('Please cancel my plan.\n\n-- \nMara Lind\nLind Studio\n+49 30 123456', 'text')).toBe(
      'Please cancel my plan.',
    );
  });

  it.each([
    'Sent from my iPhone',
    'Get Outlook for Android',
    'Von meinem iPhone gesendet',
    'Envoyé de mon iPhone',
    'Enviado desde mi iPhone',
    'Verstuurd vanaf mijn iPad',
  ])('lose the line "%s"', (line) => {
    expect(cleanBody(`It never arrived.\n\n${line}`, 'text')).toBe('It never arrived.');
  });

  it('keep the valediction and lose the name, the title and the number', () => {
    const body = 'It never arrived.\n\nKind regards,\nMara Lind\nHead of Design | Lind Studio\n+49 30 123456';
    expect(cleanBody(body, 'text')).toBe('It never arrived.\n\nKind regards,');
  });

  it('keep a postscript', () => {
    const body = 'It never arrived.\n\nBest,\nMara\n\nP.S. The second one is late as well.';
    expect(cleanBody(body, 'text')).toBe('It never arrived.\n\nBest,\n\nP.S. The second one is late as well.');
  });

  it('lose a disclaimer', () => {
    const body =
      'It never arrived.\n\nThis e-mail and any attachments are confidential and intended solely for the addressee.\nDelete it.';
    expect(cleanBody(body, 'text')).toBe('It never arrived.');
  });

  it.each([
    'Thanks,\nIt works now',
    'Thank you!\nSolved.',
    'Thanks\nWorks',
    'Best regards from Rome,\nstill no parcel',
    'What I have:\n| Item | Price |\n| Lamp | $40 |',
    'Cheers!\n\nOne more thing: the export is empty.',
    'What I did:\n---\n1. restart\n2. log in',
    'Sent from the shop on Monday, never arrived.\nWhere is it?',
    'Sent from my phone yesterday\nand no answer since',
  ])('are not seen in own words: %j', (body) => {
    expect(cleanBody(body, 'text')).toBe(body);
  });
});

describe('plain and Markdown-like bodies', () => {
  it('decode character references once', () => {
    expect(cleanBody('R&amp;D &gt; all &#39;here&#39; &#x1F600; &amp;lt; AT&T &nosuch;', 'text')).toBe(
      "R&D > all 'here' 😀 &lt; AT&T &nosuch;",
    );
    expect(cleanBody('caf&eacute;&nbsp;&ndash; don&#146;t', 'text')).toBe('café – don’t');
  });

  it('tidy white space and drop what shows nothing', () => {
    expect(cleanBody('\ufeff  one\u00a0 two \r\n\r\n\r\n\r\nthr\u00adee\u200b\t\n', 'text')).toBe('one two\n\nthree');
  });

  it('lose the marks of Markdown and keep its words', () => {
    const body =
      '## Steps\n**Check:** press _Apply_ in [our guide](https://help.test/a).\n![shot](https://x.test/a.png)\n- `reset`';
    expect(cleanBody(body, 'markdown')).toBe('Steps\nCheck: press Apply in our guide.\n\n- reset');
  });

  it('keep stars and underscores that are no marks', () => {
    const body = 'set max_file_size to 2 * 3 * 4, you b***, it is * not * optional';
    expect(cleanBody(body, 'markdown')).toBe(body);
  });

  it('pass an ordinary chat line as it is', () => {
    const line = 'I waited 10 minutes & nothing > nothing :( why??';
    expect(cleanBody(line, 'text')).toBe(line);
  });
});
