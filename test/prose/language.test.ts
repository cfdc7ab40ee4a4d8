import { describe, expect, it } from 'vitest';
import { languageOf } from '../../rules/prose/index.js';
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
  ])('takes “%s” for English', (text) => {
    expect(blocks(text)).toEqual([`paragraph: ${text}`]);
  });

  it('lets a short block follow its document', () => {
    const german = 'Das ist nicht für die anderen, die mit der Liste und dem Rest auf die Antwort warten.';
    expect(blocks(`${german}\n\n${german}\n\n- User\n`)).toEqual([]);
  });

  it('judges a foreign block in an English document by itself', () => {
    const source =
      'The user pays for what is on the list.\n\nDer User zahlt nicht für die Liste, die er mit dem Client sieht.';
    expect(blocks(source)).toEqual(['paragraph: The user pays for what is on the list.']);
  });
});

describe('telling formats by their names', () => {
  it.each([
    ['README.md', 'markdown'],
    ['C:\\docs\\a.MDX', 'mdx'],
    ['/a/b.html', 'html'],
    ['x.feature', 'gherkin'],
    ['notes.txt', 'plaintext'],
    ['a.ts', undefined],
    ['md', undefined],
    ['x.constructor', undefined],
  ])('%s is %s', (path, language) => {
    expect(languageOf(path)).toBe(language);
  });
});
