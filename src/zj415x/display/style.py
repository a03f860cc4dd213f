"""Style: how the tables look, on a light page, on a dark one and on paper."""

from .markup import Markup

# No colour carries a meaning that no word has. Text keeps the page's own colour and backgrounds are thin layers over
# it, so that both are readable whatever the page is; lines are drawn as borders, which are printed, too.
STYLE = Markup(
    """<style>
.zj415x{font-size:.92em;line-height:1.5;max-width:100%;overflow-x:auto;
font-family:inherit,"Noto Sans CJK SC","Source Han Sans SC","PingFang SC","Microsoft YaHei",sans-serif}
.zj415x table{border-collapse:collapse;margin:.4em 0 1em;width:100%;color:inherit;background:none;
border:0;font-size:inherit;display:table}
.zj415x caption{text-align:left;font-weight:600;padding:.3em 0;caption-side:top;color:inherit}
.zj415x tr,.zj415x tr:nth-child(odd),.zj415x tr:nth-child(even),.zj415x tr:hover{background:none;color:inherit}
.zj415x th,.zj415x td{text-align:left;vertical-align:top;padding:.3em .55em;border:0;
border-bottom:1px solid rgba(128,128,128,.35);white-space:normal;overflow-wrap:anywhere;max-width:none}
.zj415x th{font-weight:600}
.zj415x thead th{border-bottom:2px solid rgba(128,128,128,.6);overflow-wrap:normal}
.zj415x .number{text-align:right;white-space:nowrap;width:1%;font-variant-numeric:tabular-nums}
.zj415x .short{white-space:nowrap;overflow-wrap:normal;width:1%}
.zj415x .figure{text-align:right;min-width:5em;font-variant-numeric:tabular-nums}
.zj415x .place{min-width:7.5em}
.zj415x tbody th{width:30%}
.zj415x .aside{opacity:.75;font-size:.92em}
.zj415x .mark{display:inline-block;padding:0 .5em;border-radius:.3em;border:1px solid;border-left-width:.35em;
white-space:nowrap}
.zj415x .good{border-color:#2e9e5b;background:rgba(46,158,91,.14)}
.zj415x .doubt{border-color:#c98a00;background:rgba(201,138,0,.15)}
.zj415x .bad{border-color:#d0453f;background:rgba(208,69,63,.15)}
.zj415x .plain{border-color:rgba(128,128,128,.6);background:rgba(128,128,128,.1)}
.zj415x p{margin:.3em 0}
.zj415x .head{font-size:1.1em}
.zj415x ol,.zj415x ul{margin:.2em 0 .8em;padding-left:1.6em}
.zj415x td ul,.zj415x td ol{margin:0;padding-left:1.1em}
.zj415x svg{display:block;width:100%;max-width:860px;height:auto}
.zj415x svg text{fill:currentColor;font-size:13px;font-family:inherit}
@media print{.zj415x{overflow:visible;color:#000}.zj415x tr,.zj415x svg{break-inside:avoid}
.zj415x thead{display:table-header-group}.zj415x .mark,.zj415x svg{print-color-adjust:exact}}
</style>"""
)
