/** The colours are told apart by people who confuse red and green, on light and on dark. */
export const reportStyle = `
:root{color-scheme:light dark;--page:#fff;--text:#1c2430;--faint:#5b6675;--line:#d9dee5;--card:#f5f7fa;--link:#0b57b0;--mark:#ffe08a;--marked:#3a2c00;--why:#2f7fd1;
--error:#b3261e;--warning:#8a5300;--information:#0b57b0;--hint:#4a5563;--good:#146c38;
--c0:#2f6fb7;--c1:#b45f0b;--c2:#8a4209;--c3:#3f7d2c;--c4:#7d4fa3;--c5:#b0476a;--c6:#2a7880;--c7:#7a5f31;--c8:#5f6773;--in:#fff}
@media (prefers-color-scheme:dark){:root{--page:#12161c;--text:#e4e9f0;--faint:#9aa6b5;--line:#2e3742;--card:#1a2029;--link:#7fb7ff;--mark:#6b5100;--marked:#ffe9ad;--why:#7fb7ff;
--error:#ff8a80;--warning:#ffc266;--information:#7fb7ff;--hint:#a9b4c2;--good:#7bd69a;
--c0:#6ea8e8;--c1:#f2a65a;--c2:#cf8532;--c3:#8cc474;--c4:#bd96de;--c5:#e88aa8;--c6:#76c5cc;--c7:#c9ab74;--c8:#a5adb8;--in:#0d1117}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--text);font:15px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
main{max-width:1180px;margin:0 auto;padding:28px 24px 80px}
h1{font-size:26px;margin:0 0 4px;letter-spacing:-.01em}
h2{font-size:19px;margin:40px 0 10px}
p{margin:6px 0}
a{color:var(--link)}
.faint{color:var(--faint)}
.good{color:var(--good)}
.cards{display:flex;flex-wrap:wrap;gap:12px;margin:20px 0 8px;padding:0;list-style:none}
.cards li{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:10px 18px 12px;min-width:116px}
.cards b{display:block;font-size:26px;line-height:1.2;font-variant-numeric:tabular-nums}
.cards .error b{color:var(--error)}.cards .warning b{color:var(--warning)}.cards .information b{color:var(--information)}.cards .good b{color:var(--good)}
.failures{border-left:4px solid var(--error);background:var(--card);padding:8px 16px;border-radius:0 8px 8px 0}
.legend{display:flex;flex-wrap:wrap;gap:4px 18px;list-style:none;padding:0;margin:10px 0}
.legend i{display:inline-block;width:12px;height:12px;border-radius:3px;margin-right:7px;vertical-align:-1px}
.plot{overflow-x:auto}
svg{display:block;width:100%;min-width:720px;font:13px system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
svg text{fill:var(--text)}svg .label{text-anchor:end}svg .head{font-weight:600}svg .sub{fill:var(--faint);font-size:12px}
svg .in{fill:var(--in);font-size:12px;pointer-events:none}svg .all .label{font-weight:600}svg .none{stroke:var(--line);stroke-width:2}
${[0, 1, 2, 3, 4, 5, 6, 7, 8].map((index) => `i.c${index}{background:var(--c${index})}rect.c${index}{fill:var(--c${index})}`).join('')}
.drift{padding-left:20px;margin:8px 0}
.word{font-weight:600}
details{margin:10px 0}
summary{cursor:pointer;color:var(--link)}
table{border-collapse:collapse;width:100%;margin:10px 0}
th{text-align:left;font-weight:600;color:var(--faint);font-size:13px;border-bottom:2px solid var(--line);padding:6px 10px 6px 0}
td{vertical-align:top;border-bottom:1px solid var(--line);padding:9px 10px 9px 0}
#findings tbody tr:target{background:var(--card)}
.place{white-space:nowrap;font-variant-numeric:tabular-nums}
.place span{color:var(--faint)}
td.place{max-width:230px}
.place div{display:flex}
.place i{font-style:normal;overflow:hidden;text-overflow:ellipsis}
.told{font-size:13px;color:var(--faint)}
.source{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;font-size:13px;overflow-wrap:anywhere;display:block;margin-bottom:3px}
mark{background:var(--mark);color:var(--marked);border-radius:3px;padding:0 2px}
u{text-decoration:underline 2px var(--why);text-underline-offset:3px}
.severity{font-size:13px;font-weight:600;white-space:nowrap}
.severity.error{color:var(--error)}.severity.warning{color:var(--warning)}.severity.information{color:var(--information)}.severity.hint{color:var(--hint)}
.rule{font-size:13px;color:var(--faint)}
.write{font-weight:600}
form{display:flex;flex-wrap:wrap;gap:10px;align-items:end;background:var(--card);border:1px solid var(--line);border-radius:10px;padding:12px 14px;margin:12px 0}
form[hidden]{display:none}
form label{display:grid;gap:3px;font-size:12px;color:var(--faint)}
input,select,button{font:inherit;font-size:14px;color:var(--text);background:var(--page);border:1px solid var(--line);border-radius:6px;padding:5px 9px;max-width:240px}
button{cursor:pointer}
output{margin-left:auto;color:var(--faint);font-size:14px}
:focus-visible{outline:2px solid var(--link);outline-offset:2px}
@media (max-width:700px){main{padding:18px 14px 60px}#findings thead{display:none}#findings tr{display:block;border-bottom:1px solid var(--line);padding:8px 0}#findings td{display:block;border:0;padding:2px 0;max-width:none}}
@media print{form{display:none}}
`;

/** Filters the findings; what is chosen stands in the address, so that a view can be sent. */
export const reportScript = `
const form = document.querySelector('form');
const rows = [...document.querySelectorAll('#findings tbody tr')];
const fields = [...form.elements].filter((field) => field.name);
for (const field of fields) {
  if (field.tagName !== 'SELECT') continue;
  const counts = new Map();
  for (const row of rows) counts.set(row.dataset[field.name], (counts.get(row.dataset[field.name]) ?? 0) + 1);
  for (const [value, count] of [...counts].sort()) field.append(new Option(value + ' (' + count + ')', value));
}
function show() {
  let shown = 0;
  const words = form.elements.text.value.toLowerCase();
  for (const row of rows) {
    const fits = fields.every((field) => field.name === 'text' || !field.value || row.dataset[field.name] === field.value);
    row.hidden = !(fits && (!words || row.textContent.toLowerCase().includes(words)));
    if (!row.hidden) shown += 1;
  }
  const all = rows.length + (rows.length === 1 ? ' finding' : ' findings');
  form.querySelector('output').value = shown === rows.length ? all : shown + ' of ' + all;
}
function read() {
  const chosen = new URLSearchParams(location.hash.slice(1));
  if (![...chosen.keys()].some((key) => fields.some((field) => field.name === key))) return;
  for (const field of fields) field.value = chosen.get(field.name) ?? '';
  show();
}
function write() {
  const chosen = new URLSearchParams(fields.filter((field) => field.value).map((field) => [field.name, field.value]));
  history.replaceState(null, '', chosen.size > 0 ? '#' + chosen : location.pathname + location.search);
  show();
}
form.addEventListener('input', write);
form.addEventListener('submit', (event) => event.preventDefault());
form.addEventListener('reset', () => setTimeout(write));
addEventListener('hashchange', () => { read(); document.getElementById('findings').scrollIntoView(); });
form.hidden = false;
show();
read();
`;
