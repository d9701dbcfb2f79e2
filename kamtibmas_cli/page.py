"""One self-contained page of a release: the text with its values marked, the record beside it, each lights the other."""

from html import escape
from string import Template
from typing import Any

from kamtibmas_cli.marks import Value, segments, values

_TITLES = {
    "header": "Kepala", "activity": "Kegiatan", "time": "Waktu", "place": "Tempat", "units": "Satuan", "personnel": "Petugas",
    "messages": "Pesan", "outcomes": "Harapan dan hasil", "situation": "Situasi",
}  # fmt: skip
_PAGE = Template("""<!DOCTYPE html>
<html lang="id"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>$title</title><style>
:root{color-scheme:light dark;--bg:#fff;--fg:#1b1b1b;--soft:#666;--line:#ddd;--panel:#f6f6f4;--hit:#ffd54a;
--header:#e4e4e4;--activity:#e5d9f7;--time:#cfe6ff;--place:#cdeed3;--units:#f3e3c3;--personnel:#ffd9cf;--messages:#fff3b8;
--outcomes:#cff0ee;--situation:#f6d4e8}
@media (prefers-color-scheme:dark){:root{--bg:#16181b;--fg:#e8e6e3;--soft:#9a9a9a;--line:#333;--panel:#1f2226;--hit:#8a6d00;
--header:#3a3a3a;--activity:#43355c;--time:#1e3f5f;--place:#20472a;--units:#4e4122;--personnel:#5c3128;--messages:#4f4715;
--outcomes:#1d4a48;--situation:#552c44}}
*{box-sizing:border-box}body{margin:0;background:var(--bg);color:var(--fg);font:16px/1.6 system-ui,"Segoe UI",Roboto,sans-serif}
header{padding:.8rem 1.2rem;border-bottom:1px solid var(--line)}h1{font-size:1.05rem;margin:0}
main{display:grid;grid-template-columns:minmax(0,3fr) minmax(0,2fr);gap:0}
#text{padding:1.2rem;white-space:pre-wrap;overflow-wrap:anywhere}#record{padding:1.2rem;background:var(--panel);border-left:1px solid var(--line)}
h2{font-size:.8rem;text-transform:uppercase;letter-spacing:.05em;color:var(--soft);margin:1.1rem 0 .3rem}h2:first-child{margin-top:0}
ul{list-style:none;margin:0;padding:0}li{margin:.15rem 0}
button{font:inherit;color:inherit;text-align:left;width:100%;border:0;border-radius:.3rem;padding:.2rem .5rem;cursor:pointer}
button{display:flex;gap:.6rem;align-items:baseline}button small{flex:0 0 8.2rem;color:var(--soft)}button span{min-width:0;overflow-wrap:anywhere}
@media (min-width:46rem){#text{position:sticky;top:0;align-self:start;max-height:100vh;overflow:auto}}button:focus-visible{outline:2px solid var(--fg)}
mark{color:inherit;border-radius:.2rem;cursor:pointer}
$colours
.on{background:var(--hit)!important;box-shadow:0 0 0 2px var(--hit)}
.note{border-left:3px solid var(--line);padding:.1rem .6rem;margin:.3rem 0;color:var(--soft)}
@media (max-width:46rem){main{grid-template-columns:1fr}#record{border-left:0;border-top:1px solid var(--line)}}
@media print{main{display:block}#record{background:none;border:0;break-before:page}mark,button{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
</style></head><body><header><h1>$title</h1></header><main><article id="text">$text</article><aside id="record">$record</aside></main>
<script>
const all=n=>document.querySelectorAll('[data-v~="'+n+'"]');let kept=null;
const light=n=>{document.querySelectorAll('.on').forEach(e=>e.classList.remove('on'));if(n!==null)all(n).forEach(e=>e.classList.add('on'))};
document.querySelectorAll('[data-v]').forEach(e=>{const n=e.dataset.v.split(' ')[0];
e.addEventListener('mouseenter',()=>light(n));e.addEventListener('mouseleave',()=>light(kept));
e.addEventListener('click',()=>{kept=kept===n?null:n;light(kept);const other=[...all(n)].find(o=>(o.tagName==='MARK')!==(e.tagName==='MARK'));
if(kept!==null&&other)other.scrollIntoView({block:'nearest',behavior:'smooth'})})});
</script></body></html>
""")


def page(record: dict[str, Any], text: str) -> str:
    """Give the page of a record and the text that it was read from; nothing in it is loaded from elsewhere."""
    found = list(values(record))
    colours = "".join(
        f"mark.{field},button.{field}{{background:var(--{field})}}" for field in _TITLES
    )  # fmt: skip
    return _PAGE.substitute(
        title=escape(record["source"]["name"] or "Rilis"),
        colours=colours,
        text="".join(_piece(text, segment, found) for segment in segments(len(text), found)),
        record=_record(found) + _notes(record),
    )


def _piece(text: str, segment: tuple[int, int, list[int]], found: list[Value]) -> str:
    start, end, numbers = segment
    words = escape(text[start:end].replace("\r\n", "\n").replace("\r", "\n"))
    if not numbers:
        return words
    value = found[numbers[0]]
    numbered = " ".join(map(str, numbers))
    return f'<mark class="{value.field}" data-v="{numbered}" title="{escape(value.label)}">{words}</mark>'


def _record(found: list[Value]) -> str:
    parts = []
    for field, title in _TITLES.items():
        items = [(number, value) for number, value in enumerate(found) if value.field == field]
        if items:
            parts.append(f"<h2>{title}</h2><ul>")
            parts += [
                f'<li><button type="button" class="{field}" data-v="{number}"><small>{escape(value.label)}'
                f"{'' if value.spans else ' (disimpulkan)'}</small><span>{escape(value.words)}</span></button></li>"
                for number, value in items
            ]
            parts.append("</ul>")
    return "".join(parts)


def _notes(record: dict[str, Any]) -> str:
    if not record["diagnostics"]:
        return ""
    notes = "".join(
        f'<p class="note">{escape(note["code"])} {escape(note["message"])}</p>' for note in record["diagnostics"]
    )  # fmt: skip
    return f"<h2>Catatan</h2>{notes}"
