"""How the card looks: every rule stands below ``.newsparse-card``, so that none reaches the page around it."""

from __future__ import annotations

import re

__all__ = ["STYLE"]

# Colours are those of the page, or shades of them: JupyterLab and VS Code say theirs in variables, everybody else by
# inheritance. So a card is right in a dark theme without knowing that it is one.
_ROOT = ".newsparse-card.newsparse-card"
"""Twice, to weigh more than what JupyterLab says of all tables, code and links."""
_SHADE = "rgba(128,128,128,{})"
_HANS = '"PingFang SC","Hiragino Sans GB","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC","Source Han Sans SC"'
_HANT = '"PingFang TC","Microsoft JhengHei","Noto Sans CJK TC","Noto Sans TC","Source Han Sans TC"'
_KAI = '"Kaiti SC",STKaiti,KaiTi,"AR PL UKai CN"'
_MONO = 'ui-monospace,Menlo,Consolas,"DejaVu Sans Mono",monospace'

# Chinese fonts come first, or quotation marks are taken from a Latin one and come out half as wide. Forty characters
# a line, air between the lines, no mark of punctuation at a line's beginning, a little air between
# Chinese and Latin. Chinese has no italics: emphasis is set in Kai.
_RULES = f"""
& {{box-sizing:border-box;max-width:46em;margin:.5em 0;padding:1.2em 1.5em;border:1px solid {_SHADE.format(".35")};border-radius:8px;
color:var(--jp-content-font-color1,var(--vscode-editor-foreground,inherit));background:transparent;
font:15px/1.8 system-ui,{_HANS},sans-serif;text-align:start;white-space:normal;
line-break:strict;overflow-wrap:anywhere;text-autospace:normal;text-spacing-trim:trim-start}}
&:lang(zh) {{font-family:{_HANS},system-ui,sans-serif}}
&:lang(zh-Hant),&:lang(zh-TW),&:lang(zh-HK) {{font-family:{_HANT},system-ui,sans-serif}}
&.np-wide {{max-width:100%;padding:.6em .8em;line-height:1.5}}
& * {{box-sizing:border-box}}
& h1,& h2,& h3,& h4,& h5,& h6 {{margin:1.4em 0 .5em;padding:0;border:0;font-weight:600;line-height:1.4;color:inherit;background:none}}
& h1 {{margin:0 0 .4em;font-size:1.5em;text-wrap:balance}}
& h2 {{font-size:1.25em}} & h3 {{font-size:1.15em}} & h4,& h5,& h6 {{font-size:1em}}
& header p,& footer {{margin:.15em 0;font-size:.87em;opacity:.78}}
& header {{margin:0 0 1.2em;padding:0 0 .9em;border-bottom:1px solid {_SHADE.format(".25")}}}
& footer {{margin:1.2em 0 0}}
& .np-rule {{padding:0;font-size:.86em;color:inherit;background:none;opacity:.72}}
& .np-none {{opacity:.6}}
& p {{margin:0 0 .9em;line-height:inherit;color:inherit}}
& em {{font-style:normal;font-family:{_KAI},{_HANS},sans-serif}}
&:lang(en) em {{font-style:italic;font-family:inherit}}
& ul,& ol {{margin:0 0 .9em;padding:0 0 0 2em}}
& li > ul,& li > ol {{margin-bottom:.3em}}
& sub,& sup {{line-height:0}}
& time {{white-space:nowrap}}
& li > p {{margin:0 0 .3em}}
& blockquote {{margin:0 0 .9em;padding:.1em 0 .1em 1em;border-left:3px solid {_SHADE.format(".4")};color:inherit;background:none}}
& blockquote > :last-child {{margin-bottom:0}}
& figure {{margin:1.2em 0;text-align:center}}
& figcaption {{margin:.5em auto 0;max-width:36em;font-size:.87em;line-height:1.6;opacity:.78}}
& img {{display:inline-block;max-width:100%;height:auto;margin:0;border-radius:4px}}
& a {{color:var(--jp-content-link-color,var(--vscode-textLink-foreground,inherit));text-decoration:underline;text-underline-offset:.2em}}
& .np-box {{display:block;padding:1.6em 1em;border:1px dashed {_SHADE.format(".5")};border-radius:4px;background:{_SHADE.format(".08")};
font-size:.87em;color:inherit;text-decoration:none}}
& a.np-box:hover,& a.np-box:focus-visible {{background:{_SHADE.format(".18")}}}
& .np-sign {{opacity:.6}}
& .np-tag {{margin-right:.6em}}
& pre {{margin:0 0 .9em;padding:.7em 1em;border-radius:4px;background:{_SHADE.format(".12")};overflow-x:auto;color:inherit;line-height:1.5;white-space:pre}}
& code {{font-family:{_MONO};font-size:.92em;color:inherit;background:none}}
& hr {{margin:1.6em auto;width:30%;height:0;border:0;border-top:1px solid {_SHADE.format(".5")}}}
& .np-scroll {{overflow-x:auto;margin:0 0 .9em}}
& table {{display:table;table-layout:auto;margin:0;border:0;border-collapse:collapse;font-size:.94em;color:inherit;text-align:start}}
& th,& td {{padding:.35em .7em;border:1px solid {_SHADE.format(".3")};text-align:start;vertical-align:top;background:none;max-width:none;white-space:normal}}
& thead,& tbody tr:nth-child(n),& tbody tr:hover {{border:0;background:none}}
& th {{font-weight:600;background:{_SHADE.format(".1")}}}
& details {{margin:.9em 0 0;font-size:.87em;line-height:1.6}}
& footer + details,& .np-story + details {{margin-top:1.2em;padding-top:.9em;border-top:1px solid {_SHADE.format(".25")}}}
& summary {{cursor:pointer;opacity:.78}}
& details ul {{margin:.5em 0 0;padding:0;list-style:none}}
& details li {{display:grid;grid-template-columns:6.5em 1fr;gap:0 .6em;margin:0 0 .35em}}
& .np-kind {{opacity:.72}}
& .np-warning,& .np-error {{font-weight:600;opacity:1}}
& .np-scroll:last-child {{margin-bottom:0}}
& .np-rows {{font-size:.9em}}
& .np-rows caption {{padding:0 0 .5em;text-align:start;font-size:1em;color:inherit;opacity:.78}}
& .np-rows th,& .np-rows td {{border-width:0 0 1px}}
& .np-rows th,& .np-rows td {{white-space:nowrap;overflow-wrap:normal}}
& .np-rows .np-long {{white-space:normal;overflow-wrap:break-word;min-width:16em}}
& .np-rows .np-num {{text-align:end;font-variant-numeric:tabular-nums;white-space:nowrap}}
& meter {{width:8em;height:.7em;vertical-align:middle;appearance:none;border:0;background:none}}
& meter::-webkit-meter-inner-element {{display:block}}
& meter::-webkit-meter-bar {{height:.7em;border:0;border-radius:2px;background:{_SHADE.format(".15")}}}
& meter::-webkit-meter-optimum-value {{border-radius:2px;background:{_SHADE.format(".75")}}}
& meter::-moz-meter-bar {{border-radius:2px;background:{_SHADE.format(".75")}}}
@media (max-width:32em) {{& {{padding:.9em .9em}} & h1 {{font-size:1.3em}} & details li {{display:block}}}}
"""

STYLE = re.sub(r"\n+", "", _RULES.replace("&", _ROOT))
"""The style sheet, on one line."""
