"""The same content through WeasyPrint and openpyxl, for a comparison of CPU time.

Reads a pack's document model as JSON from standard input; writes report.pdf and workbook.xlsx into the
folder named; prints the CPU seconds of each as JSON, imports included, as a process of its own pays them.
"""
import html
import json
import resource
import sys


def cpu():
    r = resource.getrusage(resource.RUSAGE_SELF)
    return r.ru_utime + r.ru_stime


def cell(c):
    if c.get("text"):
        return c["text"]
    n = c.get("number", 0)
    return {"score": f"{n/10:.1f}", "share": f"{n/10:.1f} %", "points": f"{n/1e9:g}", "factor": f"{n/1e3:g}", "count": str(n)}.get(c["kind"], "")


def esc(s):
    return html.escape(s).replace("\n", "<br>")


def facts(list_):
    rows = "".join(f"<tr><th>{esc(f['label'])}</th><td>{esc(f['text'])}</td></tr>" for f in list_)
    return f"<table class=facts>{rows}</table>"


def block(b):
    kind = b["kind"]
    if kind in ("paragraph", "callout"):
        return f"<p class={kind}>{esc(b.get('text', ''))}</p>"
    if kind == "facts":
        return facts(b["facts"])
    if kind == "list":
        return "<ul>" + "".join(f"<li>{esc(s)}</li>" for s in b["lines"]) + "</ul>"
    if kind == "table":
        t = b["table"]
        head = "".join(f"<th>{esc(c['title'])}</th>" for c in t["columns"])
        rows = "".join("<tr>" + "".join(f"<td>{esc(cell(c))}</td>" for c in r) + "</tr>" for r in t["rows"] or [])
        return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    if kind == "bands":
        return "<table>" + "".join(f"<tr><td>{esc(x['label'])}</td><td>{x['score']/10}</td><td>{x['low']/10}-{x['high']/10}</td></tr>" for x in b["bands"]) + "</table>"
    if kind == "item":
        i = b["item"]
        return f"<section class=item><h3>{esc(i['title'])} <b>{esc(i['verdict'])}</b></h3><small>{esc(i['meta'])}</small><p>{esc(i['question'])}</p>{facts(i.get('facts', []))}</section>"
    raise SystemExit("unknown block " + kind)


def report(doc):
    out = [f"<h1>{esc(doc['title'])}</h1><p>{esc(doc['subtitle'])}</p>", facts(doc["cover"])]
    for s in doc["sections"]:
        out.append(f"<h1>{esc(s['title'])}</h1>" + "".join(block(b) for b in s.get("blocks", [])))
        for sub in s.get("sections", []):
            out.append(f"<h2>{esc(sub['title'])}</h2>" + "".join(block(b) for b in sub.get("blocks", [])))
    style = """@page{size:A4;margin:25mm 22mm;@bottom-right{content:"page " counter(page) " of " counter(pages)}}
      body{font:9.5pt "Noto Sans",sans-serif} table{border-collapse:collapse;width:100%} td,th{text-align:left;vertical-align:top;border-bottom:.2mm solid #ddd}
      thead{display:table-header-group} h1{break-before:page} .item{break-inside:auto}"""
    return f"<html><head><style>{style}</style></head><body>{''.join(out)}</body></html>"


def main(folder):
    doc = json.load(sys.stdin)
    start = cpu()
    import weasyprint
    weasyprint.HTML(string=report(doc)).write_pdf(folder + "/report.pdf")
    middle = cpu()
    import openpyxl
    from openpyxl.styles import Font
    book = openpyxl.Workbook()
    book.remove(book.active)
    for s in doc["sheets"]:
        sheet = book.create_sheet(s["name"])
        for r in s["rows"]:
            sheet.append(["=" + c["formula"] if c.get("formula") else cell(c) for c in r.get("cells", [])])
            if r.get("style") == "head":
                for c in sheet[sheet.max_row]:
                    c.font = Font(bold=True)
    book.save(folder + "/workbook.xlsx")
    print(json.dumps({"weasyprint": middle - start, "openpyxl": cpu() - middle}))


main(sys.argv[1])
