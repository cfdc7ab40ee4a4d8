// What the page of a proposal does: it fills the table from the cast that was chosen, tells the editor what is answered,
// and shows what that would change. It makes no HTML.
const editor = acquireVsCodeApi();
const casts = JSON.parse(document.getElementById('data').textContent);
const start = document.getElementById('start');
const rows = [...document.querySelectorAll('tr[data-word]')];
const pairs = [...document.querySelectorAll('fieldset')];
const deedsOf = (row) => [...row.querySelectorAll('input:not([name=in])')];
const boxOf = (row) => row.querySelector('input[name=in]');
const ownerOf = (row) => row.querySelector('select');
const chosen = () => casts.find((cast) => cast.name === start.value);
const memberIn = (cast, row) => cast?.members.find((member) => member.word === row.dataset.word);
function dim(row) {
  const isIn = boxOf(row).checked;
  row.classList.toggle('out', !isIn);
  for (const field of [...deedsOf(row), ownerOf(row)]) field.disabled = !isIn;
}
function fill() {
  for (const row of rows) {
    const member = memberIn(chosen(), row);
    boxOf(row).checked = member !== undefined;
    for (const deed of deedsOf(row)) deed.checked = member?.does.includes(deed.name) ?? false;
    ownerOf(row).value = member?.of ?? '';
    row.hidden = member === undefined && !('found' in row.dataset);
    dim(row);
  }
}
function memberOf(row) {
  const where = memberIn(chosen(), row)?.where;
  const of = ownerOf(row).value;
  const does = deedsOf(row)
    .filter((deed) => deed.checked)
    .map((deed) => deed.name);
  return { word: row.dataset.word, does, ...(of && { of }), ...(where && { where }) };
}
function isLike(cast, members) {
  const said = (all) => JSON.stringify(all.map(({ word, does, of }) => [word, [...does].sort(), of ?? '']));
  return said(cast.members) === said(members);
}
function castOf() {
  const order = (row) => {
    const at = chosen()?.members.findIndex((member) => member.word === row.dataset.word) ?? -1;
    return at < 0 ? rows.length : at;
  };
  const members = rows
    .filter((row) => boxOf(row).checked)
    .sort((a, b) => order(a) - order(b))
    .map(memberOf);
  if (members.length === 0) return null;
  const cast = chosen();
  return cast && cast.name !== 'documents' && isLike(cast, members) ? cast.name : members;
}
function answers() {
  const said = (pair) => pair.querySelector('input:checked').value;
  const wordsOf = ({ dataset: { one, other } }) => [one, other];
  return {
    cast: castOf(),
    instead: pairs.flatMap((pair) =>
      said(pair) === 'one' ? [wordsOf(pair).reverse()] : said(pair) === 'other' ? [wordsOf(pair)] : [],
    ),
    apart: pairs.filter((pair) => said(pair) === 'two').map(wordsOf),
    undecided: pairs.filter((pair) => said(pair) === 'later').map(wordsOf),
  };
}
const tell = (kind) => editor.postMessage({ kind, answers: answers() });
const lines = document.getElementById('lines');
const fault = document.getElementById('fault');
const none = document.getElementById('none');
const write = document.getElementById('write');
addEventListener('message', ({ data }) => {
  fault.textContent = data.fault ?? '';
  if (data.fault !== undefined) write.disabled = false;
  none.hidden = data.lines?.length !== 0;
  lines.replaceChildren(
    ...(data.lines ?? []).map((line) => {
      const shown = document.createElement('span');
      shown.className = line.is;
      shown.textContent = (line.is === 'added' ? '+ ' : '- ') + line.text.replace(/\r?\n$/, '');
      return shown;
    }),
  );
});
document.forms[0].addEventListener('submit', (event) => event.preventDefault());
document.forms[0].addEventListener('change', ({ target }) => {
  if (target === start) fill();
  else if (target.name === 'in') dim(target.closest('tr'));
  tell('answers');
});
document.forms[0].addEventListener('click', ({ target }) => {
  if (target === write) {
    // A second click would write it all again.
    write.disabled = true;
    tell('write');
  } else if (target.id === 'leave') editor.postMessage({ kind: 'leave' });
  else if (target.className === 'link')
    editor.postMessage({ kind: 'line', word: Number(target.dataset.word), line: Number(target.dataset.line) });
});
fill();
tell('answers');
