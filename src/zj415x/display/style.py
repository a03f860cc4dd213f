"""Style: how the tables look, on a light page, on a dark one and on paper."""

from .markup import Markup

# No colour carries a meaning that no word has. Text keeps the page's own colour and backgrounds are thin layers over
# it, so that both are readable whatever the page is; lines are drawn as borders, which are printed, too.
_RULES = """
&{font-size:.92em;line-height:1.5;max-width:100%;overflow-x:auto;
font-family:inherit,"Noto Sans CJK SC","Source Han Sans SC","PingFang SC","Microsoft YaHei",sans-serif}
& table{border-collapse:collapse;table-layout:auto;margin:.4em 0 1em;width:100%;color:inherit;background:none;
border:0;font-size:inherit;display:table}
& caption{text-align:left;font-weight:600;padding:.3em 0;caption-side:top;color:inherit}
& tr,& tr:nth-child(odd),& tr:nth-child(even),& tr:hover{background:none;color:inherit}
& th,& td{text-align:left;vertical-align:top;padding:.3em .55em;border:0;
border-bottom:1px solid rgba(128,128,128,.35);white-space:normal;overflow-wrap:break-word;max-width:none}
& th{font-weight:600}
& thead th{border-bottom:2px solid rgba(128,128,128,.6);word-break:keep-all}
& .number{text-align:right;white-space:nowrap;width:1%;font-variant-numeric:tabular-nums}
& .short{white-space:nowrap;overflow-wrap:normal;width:1%}
& .figure{text-align:right;min-width:5em;font-variant-numeric:tabular-nums}
& .place{min-width:7.5em}
& tbody th{width:30%}
& .aside{opacity:.75;font-size:.92em}
& .mark{display:inline-block;padding:0 .5em;border-radius:.3em;border:1px solid;border-left-width:.35em;
white-space:nowrap}
& .good{border-color:#2e9e5b;background:rgba(46,158,91,.14)}
& .doubt{border-color:#c98a00;background:rgba(201,138,0,.15)}
& .bad{border-color:#d0453f;background:rgba(208,69,63,.15)}
& .plain{border-color:rgba(128,128,128,.6);background:rgba(128,128,128,.1)}
& p{margin:.3em 0}
& .head{font-size:1.1em}
& ol,& ul{margin:.2em 0 .8em;padding-left:1.6em}
& td ul,& td ol{margin:0;padding-left:1.1em}
& svg{display:block;width:100%;max-width:860px;height:auto}
& svg text{fill:currentColor;font-size:13px;font-family:inherit;paint-order:stroke;stroke-width:4px;
stroke:var(--jp-layout-color0,var(--color-background-primary,Canvas))}
@media print{&{overflow:visible;color:#000}& tr,& svg{break-inside:avoid}
& thead{display:table-header-group}& .mark,& svg{print-color-adjust:exact}}
"""
# Notebooks have rules of their own for tables; a class that is named several times weighs more than these.
STYLE = Markup(f"<style>{_RULES.replace('&', '.zj415x' * 3)}</style>")
