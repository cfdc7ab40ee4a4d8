import { describe, expect, it } from 'vitest';
import { blocks } from './reading.js';

describe('telling English from other languages', () => {
  it.each([
    ['German', 'Der User muss sich mit dem Client verbinden, bevor er die Daten sehen kann.'],
    ['French', 'Le client est dans la liste des personnes qui ont payé pour ce service avec une carte.'],
    ['Spanish', 'El client de la API se conecta con el servidor para que los datos sean visibles.'],
    ['Italian', 'Il client che si collega al server non può essere usato per questo, come è noto.'],
    ['Portuguese', 'O client não se conecta ao servidor para que os dados não sejam vistos, como é usual.'],
    ['Dutch', 'De client wordt niet met het systeem verbonden en de user kan dan ook niet werken.'],
    ['Polish', 'Client nie jest dostępny, ale user może się zalogować i zobaczyć dane, które są ważne.'],
    ['Swedish', 'En user kan inte se det som finns i listan, och det är inte bra för alla som är med.'],
    ['Russian', 'Это user, который платит за услугу.'],
    ['Danish', 'En user kan ikke se det som jeg har på listen, og der er en client til deres hus.'],
    ['Czech', 'Ten client je pro user, který se nebo když to jako aby byl.'],
    ['Turkish', 'Bu user için çok daha önemli olan bir client ile ve kadar sonra değil.'],
    ['Greek', 'Ο user πληρώνει για την υπηρεσία του client.'],
    ['Armenian', 'user վճարում է ծառայության համար.'],
    ['Hebrew', 'user משלם על השירות בכל חודש.'],
    ['Arabic', 'يدفع user مقابل الخدمة كل شهر.'],
    ['Hindi', 'user सेवा के लिए भुगतान करता है।'],
    ['Tamil', 'user சேவைக்கு பணம் செலுத்துகிறார்.'],
    ['Thai', 'user จ่ายค่าบริการทุกเดือน'],
    ['Korean', 'user는 매월 서비스 요금을 지불합니다.'],
    ['Chinese', 'user 每个月都要为这项服务支付费用。'],
    ['a language of many accents', 'Användaren är övertygad då user får öppna åttonde gången.'],
    ['Japanese', 'この user はサービスの料金を支払います。'],
  ])('stays silent in %s', (_language, text) => {
    expect(blocks(text)).toEqual([]);
  });

  it.each([
    'User de la Cruz',
    'Users',
    'The user types “Wie geht es dir?” and presses Enter.',
    'Customers in São Paulo and München pay in Euro.',
    'Die user, die!',
    'user ES6 de-fe-da 3de4 client',
    'The user reads 日本語 here.',
    'The user of DER and LES pays EL, LA and DE.',
    'The user in the café of El Niño à la carte.',
    'client_der user/die das.und @ist #nicht',
    'A user, nicht ein Kunde.',
    'User 1 – 2 × 3 = Ω?',
    'The μ and the σ of each user',
  ])('takes “%s” for English', (text) => {
    expect(blocks(text)).toEqual([`paragraph: ${text}`]);
  });

  it('lets a short block follow its document', () => {
    const german = 'Das ist nicht für die anderen, die mit der Liste und dem Rest auf die Antwort warten.';
    expect(blocks(`${german}\n\n${german}\n\n- User\n`)).toEqual([]);
  });

  it('does not let a short block follow a document that says little itself', () => {
    expect(blocks('Das ist nicht.\n\n- User\n')).toEqual(['item: User']);
  });

  it('hears a word that is said again and again three times in a long text', () => {
    const said = (times: number) => `${'der '.repeat(times)}${'blah '.repeat(50)}`;
    expect(blocks(`${said(60)}the user of the client is in it`)).toHaveLength(1);
    expect(blocks(`${said(60)}auf die das user`)).toEqual([]);
    expect(blocks(`user ${'the '.repeat(60)}der die das nicht und auf mit für`)).toEqual([]);
  });

  it('judges a foreign block in an English document by itself', () => {
    const source =
      'The user pays for what is on the list.\n\nDer User zahlt nicht für die Liste, die er mit dem Client sieht.';
    expect(blocks(source)).toEqual(['paragraph: The user pays for what is on the list.']);
  });
});
