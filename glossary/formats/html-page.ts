/** What the page looks like, on light and on dark. */
export const glossaryStyle = `
:root{color-scheme:light dark;--page:#fff;--text:#1c2430;--faint:#5b6675;--line:#d9dee5;--card:#f5f7fa;--link:#0b57b0;--good:#146c38;--bad:#b3261e;--open:#8a5300}
@media (prefers-color-scheme:dark){:root{--page:#12161c;--text:#e4e9f0;--faint:#9aa6b5;--line:#2e3742;--card:#1a2029;--link:#7fb7ff;--good:#7bd69a;--bad:#ff8a80;--open:#ffc266}}
*{box-sizing:border-box}
html{scroll-padding-top:16px}
body{margin:0;background:var(--page);color:var(--text);font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
header,main{max-width:860px;margin:0 auto;padding:0 24px}
header{padding-top:32px}
main{padding-bottom:80px}
main:focus{outline:none}
h1{font-size:28px;line-height:1.2;margin:0 0 4px;letter-spacing:-.01em}
h2{font-size:15px;color:var(--faint);margin:36px 0 4px;border-bottom:1px solid var(--line);padding-bottom:4px}
h3{font-size:18px;margin:0;overflow-wrap:anywhere}
p{margin:6px 0}
a{color:var(--link)}
.faint{color:var(--faint)}
.skip{position:absolute;left:-9999px}
.skip:focus{left:16px;top:12px;background:var(--page);padding:6px 10px}
form{display:flex;flex-wrap:wrap;gap:12px;align-items:end;margin:18px 0}
form[hidden]{display:none}
label{display:flex;flex-direction:column;gap:3px;font-size:13px;color:var(--faint)}
label.words{flex:1 1 220px}
input,select{font:inherit;font-size:15px;color:var(--text);background:var(--page);border:1px solid var(--faint);border-radius:7px;padding:6px 9px;max-width:100%;height:38px}
select{max-width:190px}
output{color:var(--faint);font-size:14px;padding-bottom:7px}
nav{display:flex;flex-wrap:wrap;gap:4px;margin:14px 0}
nav a{min-width:30px;text-align:center;padding:3px 6px;border:1px solid var(--line);border-radius:6px;text-decoration:none}
nav a:hover{background:var(--card)}
article{padding:16px 0;border-bottom:1px solid var(--line)}
article:last-child{border-bottom:0}
article:target{background:var(--card);box-shadow:-14px 0 0 var(--card),14px 0 0 var(--card)}
article[hidden],section[hidden]{display:none}
.anchor{text-decoration:none;color:var(--faint);font-weight:400;opacity:0;padding:0 4px}
h3:hover .anchor,.anchor:focus{opacity:1}
@media (hover:none){.anchor{opacity:.6}}
.badges{display:flex;flex-wrap:wrap;gap:6px;list-style:none;margin:6px 0;padding:0}
.badges li{font-size:13px;line-height:1.5;border:1px solid var(--line);border-radius:99px;padding:0 10px;color:var(--faint)}
.badges .role{color:var(--link);border-color:currentcolor}
.badges .preferred,.badges .admitted{color:var(--good);border-color:currentcolor}
.badges .deprecated,.badges .forbidden{color:var(--bad);border-color:currentcolor}
.badges .proposed{color:var(--open);border-color:currentcolor}
dl{margin:8px 0 0;font-size:15px}
dl div{display:grid;grid-template-columns:92px 1fr;gap:12px;padding:1px 0}
dt{color:var(--faint)}
dd{margin:0;overflow-wrap:anywhere}
del{text-decoration-color:var(--bad)}
:focus-visible{outline:2px solid var(--link);outline-offset:2px;border-radius:3px}
@media (max-width:520px){header,main{padding-left:16px;padding-right:16px}dl div{grid-template-columns:1fr;gap:0;padding:3px 0}dt{font-size:13px}}
@media print{form,nav,.skip,.anchor{display:none}article{break-inside:avoid}}
`;

/** Search: without it the page has no form. What is searched stands in the address, so that it can be sent. */
export const glossaryScript = `
const form = document.querySelector('form');
const articles = [...document.querySelectorAll('article')].map((article) => [article, article.textContent.toLowerCase()]);
const sections = [...document.querySelectorAll('section')];
const none = document.getElementById('none');
const fields = [...form.elements].filter((field) => field.name);
function show() {
  const words = form.elements.words.value.toLowerCase().split(/\\s+/).filter(Boolean);
  const chosen = fields.filter((field) => field.name !== 'words' && field.value);
  let shown = 0;
  for (const [article, text] of articles) {
    const fits = (field) => field.name === 'role' ? article.dataset.role.split(' ').includes(field.value) : article.dataset[field.name] === field.value;
    article.hidden = !(words.every((word) => text.includes(word)) && chosen.every(fits));
    if (!article.hidden) shown += 1;
  }
  for (const section of sections) section.hidden = !section.querySelector('article:not([hidden])');
  none.hidden = shown > 0;
  form.querySelector('output').value = shown === articles.length ? '' : shown + ' of ' + articles.length;
}
function write() {
  const said = new URLSearchParams(fields.filter((field) => field.value).map((field) => [field.name, field.value]));
  try {
    history.replaceState(null, '', (said.size > 0 ? '?' + said : location.pathname) + location.hash);
  } catch {}
  show();
}
const said = new URLSearchParams(location.search);
for (const field of fields) field.value = said.get(field.name) ?? '';
form.addEventListener('input', write);
form.addEventListener('submit', (event) => event.preventDefault());
addEventListener('hashchange', () => {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target?.closest('[hidden]')) {
    for (const field of fields) field.value = '';
    write();
    target.scrollIntoView();
  }
});
form.hidden = false;
show();
`;
