"""Lines that sites and agencies put round a story: text -> credits, notices, invitations, and whom they credit."""

import re
from collections.abc import Iterator

from kg.read.datelines import WIRES

__all__ = ["find_closing", "is_boilerplate_line", "is_related_heading", "is_related_line"]

_LONGEST_LINE = 500
_TASK = r"(?:reporting|writing|editing|report|compiled|compiling|translation|translated|additional\ reporting)"
_NAMING = (
    r"(?:(?-i:[A-Z])[\w.'’-]{0,30}|and|in|for|from|with|at|of|the|de|van|von|der|bin|al|el|la|by"
    r"|additional|reporting|writing|editing|translating|translation|graphics?|compiled|staff|agencies)"
)
_LINE = re.compile(
    rf"""\s*(?:
      [\[(]?{_TASK}(?:,?\ (?:and|&)\ {_TASK}|,\ {_TASK}){{0,2}}\ by(?:[\s,;:.&]{{1,3}}{_NAMING}){{1,60}}[.)\]]{{0,2}}
    | [\[(]?(?:with|additional)\ (?:input|inputs|reporting|agency\ inputs?|files?)\b.{{0,160}}
    | [\[(]?(?:edited|reported|produced)\ by\b[^.]{{2,160}}\.?[\])]?
    | .{{0,300}}\bcontributed(?:\ reporting)?(?:\ to\ this\ (?:report|story|article|piece|dispatch))?\.?[\])]?
    | [\[(]?(?:except\ for\ the\ headline|disclaimer\s?:|catch\ all\ the|download\ the\ .{{0,40}}\bapp\b).{{0,400}}
    | [\[(]?(?:this|the)\ (?:report|story|article|post|content|copy|piece|material)\s
      (?:is|was|has\ been|has\ not\ been|have\ been|comes|may\ not\ be|may\ have\ been|also|first|originally)\ (?:also\ |first\ |originally\ |being\ |only\ )?
      (?:auto-?\ ?generated|generated|published|produced|syndicated|updated|corrected|edited|republished|appeared|translated|created|supported|sponsored|funded|amended|from\ (?:a|the)\ (?:syndicated|wire|news)|part\ of\ (?:a|our|the)\ (?:series|partnership|newsletter)|redistributed|reproduced)\b.{{0,300}}
    | (?:read|see|watch|listen|view|hear)(?:\ (?:also|more|next|now|here|full|the\ full|too|it))?\s?(?::|\||»|>|–|—).{{0,200}}
    | (?:read|see)\ (?:more|also|next|the\ full\ (?:story|article|report))\b.{{0,80}}
    | also\ (?:read|watch|see)\b.{{0,200}}
    | (?:more|related|recommended|trending|top|popular|latest)(?:\ (?:articles|stories|story|coverage|links|news|topics|content|reading|headlines|from\ .{{1,40}}|on\ this\ story|for\ you|videos?))?\s*(?::.{{0,200}})?
    | (?:most\ (?:read|popular|viewed)|share\ (?:this|on|via|full\ article|the\ article).{{0,40}}|story\ continues.{{0,60}}|article\ continues.{{0,60}}|continue\ reading.{{0,60}}|slideshow.{{0,40}}|skip\ (?:to|past)\ .{{0,60}}|end\ of\ (?:list|story|advert).{{0,20}}|leave\ a\ comment|comments?\s?(?:\([0-9]+\))?|[0-9]+\ comments?|[0-9]{{1,2}}\ min(?:ute)?s?\ read|(?:listen|print|save|share|tweet|email|pin)(?:\ (?:to\ )?(?:this|the)\ article)?)
    | (?:-+\s?)?(?:advertisement|advertising|sponsored(?:\ content)?|promoted(?:\ content)?)(?:\s?[-–—:|].{{0,80}})?(?:\s?-+)?
    | (?:sign\ up|subscribe|click\ (?:here|to)|tap\ here|follow\ (?:us|him|her|me|@|[A-Z]\w+\ on)|like\ us|join\ (?:us|our)|get\ (?:the\ latest|our|more|unlimited|breaking)|support\ (?:our|independent|us)|donate|register|log\ in|sign\ in|stay\ (?:informed|up\ to\ date|connected|updated)|have\ (?:something\ to\ add|a\ tip|you\ seen)|send\ (?:us|your|tips)|contact\ (?:us|the\ (?:author|reporter|writer)s?)|email\ (?:us|the\ author))\b.{{0,260}}
    | .{{0,80}}\b(?:newsletters?|podcast|whatsapp\ channel|telegram\ channel)\b.{{0,60}}\b(?:here|inbox|sign\ up|subscribe)\b.{{0,120}}
    | (?:the\ )?(?:post|article|story|entry)\ .{{1,260}}\ (?:appeared\ first|first\ appeared|was\ first\ published)\ (?:on|at|in)\ .{{1,100}}
    | (?:©|\(c\)\ |copyright\b).{{0,240}}
    | .{{0,120}}\ball\ rights\ reserved\b.{{0,160}}
    | [\[(]?(?:image|photo|picture|video|credits?|photograph|illustration|graphic|file\ photo|file\ image|caption|photos|images)(?:\ (?:source|credit|credits|caption|courtesy|by))?\s?(?::|\||/|©|by\b).{{0,240}}
    | [\[(]?(?:file|handout|representational|representative)\ (?:photo|image|picture|pic)[\])]?\.?
    | [\w .'’-]{{2,60}}\ ?(?:/|\|\ ?|via\ )(?:getty\ images|reuters|afp|ap|epa|epa-efe|anadolu|shutterstock|bloomberg|ap\ photo|afp\ via\ getty\ images)[\])]?
    | (?:getty\ images|ap\ photo.{{0,80}}|reuters|afp|associated\ press|anadolu)
    | (?:tags?|topics?|keywords?|filed\ under|categories|category)\s?:.{{0,240}}
    | sources?\s?:\s*https?://.{{0,300}}
    | to\ contact\ the\ (?:reporter|author|editor|writer|journalist)s?\b.{{0,300}}
    | (?:read\ or\ )?share\ this\ story\b.{{0,200}}
    | [\[(]?(?:editor[’']s?\ note|editors[’']\ note|corrections?|clarifications?)\b[^:]{{0,40}}:.{{0,400}}
    | [\[(]?(?:adds|updates|recasts|writes\ through|corrects|refiles|repeats)\b[^()\[\]]{{0,200}}[)\]]
    | (?:the\ )?(?:views|opinions)\ expressed\b.{{0,300}}
    | .{{0,40}}\btranscripts?\ (?:are|is|was|were)\ (?:created|provided|produced)\b.{{0,300}}
    | [-–—]{{0,3}}\s?with\ (?:assistance|help|contributions)\ from\b.{{0,240}}
    | for\ more\ (?:articles|stories|news|coverage|information)\b.{{0,200}}
    | content\ created\ by\b.{{0,300}}
    | (?-i:[A-Z])[\w.'’-]{{1,30}}(?:\ and\ (?-i:[A-Z])[\w.'’-]{{1,30}})?\ reported\ from\ (?-i:[A-Z])[^.]{{1,100}}\.
    | ad|close|story\ highlights
    | (?-i:CLOSE\ [A-Z][a-z]).{{0,400}}
    | (?-i:Image\ (?:copyright|source|caption)|Media\ (?:caption|playback\ is\ (?:not\ supported|unsupported))|Video\ caption)\b.{{0,400}}
    | (?:enlarge\ this\ image|toggle\ caption|hide\ caption)\b.{{0,240}}
    | (?-i:Photos|PHOTOS):\s(?!.{{0,400}}Hide\ Caption).{{0,400}}
    | file\ ?[-–—]{{1,2}}\ ?in\ this\b.{{0,460}}
    | listen\ to\ (?:this\ )?article\b.{{0,80}}
    | updated?\ (?:at|on)\ [0-9].{{0,50}}
    | .{{3,200}}(?<![.!?"”])\ (?-i:Read\ more)
    | [-—–*=_\#•·.~\s]{{2,80}}
    | [-—–]?\ ?(?:ends?|30|xxx)\ ?[-—–]
    )\s*""",
    re.VERBOSE | re.IGNORECASE,
)
_CLOSING = re.compile(
    rf"""[\[(]\s?{_TASK}(?:,?\ (?:and|&)\ {_TASK}|,\ {_TASK}){{0,2}}\ by\ (?P<author>[^()\[\];,]{{2,80}}?)
        (?:\ in\ [^()\[\];,]{{2,40}})?(?:[;,][^()\[\]]{{0,400}})?[\])]
    | [\[(](?:photo|image|picture|file\ photo|video|credit|photograph)(?:\ (?:source|credit|courtesy|by))?\s?(?::|/|by\ )[^()\[\]]{{0,200}}[\])]
    | [\[(](?-i:RELATED|READ|SEE|WATCH)(?:\ (?:ALSO|MORE))?:[^()\[\]]{{3,300}}[\])]
    | (?-i:Photos:\ ){{1,2}}[^\n]{{0,1500}}?(?-i:Hide\ Caption)\ [0-9]{{1,4}}\ of\ [0-9]{{1,4}}
    | (?-i:JUST\ WATCHED)\ [^\n]{{0,200}}?(?-i:MUST\ WATCH)\ [^\n]{{0,160}}?[0-9]{{2}}:[0-9]{{2}}
    | (?-i:The\ post)\ [^\n]{{1,260}}?\ (?:appeared\ first|first\ appeared)\ on\ [^\n.]{{1,80}}\.?
    | (?-i:Story\ highlights)(?=\ [A-Z])
    """,
    re.VERBOSE | re.IGNORECASE,
)


_RELATED = re.compile(
    r"\s*[-•*#]*\s*(?:(?:(?:more|other|our)\s)?(?:related|recommended|trending|most\s(?:read|popular|viewed)|also\s(?:read|in\sthe\snews)"
    r"|see\salso|read\s(?:more|also|next)|more\s(?:on\sthis(?:\sstory)?|from\s.{1,40}|stories|news|to\sread)|further\sreading|you\smay\salso\slike"
    r"|up\snext|latest|top\sstories|don['’]t\smiss)(?:\s(?:articles?|stories|story|links?|coverage|content|topics|news|reading|posts?|headlines|now))?)"
    r"\s*[:»>]?\s*",
    re.IGNORECASE,
)
_LONGEST_HEADING, _LONGEST_LINK = 60, 160

_SIGNED = re.compile(
    r"(?:\((?P<agency>\w{2,12})(?:/\w{2,12}|\ inputs)?\)|[—–]\ ?(?:AP|AFP|PTI|Reuters)"
    r"|(?<=[.!?\"”])\s+(?:Reuters?|REUTERS?)\b)(?:\^M|\W)*\Z"
)


def is_boilerplate_line(line: str) -> bool:
    """Tell whether a whole line is a credit, a notice or an invitation, not part of the story.

    Examples
    --------
    >>> is_boilerplate_line("This report is auto-generated from a news service.")
    True
    >>> is_boilerplate_line("This report is a warning to all of us, the minister said.")
    False
    """
    return len(line) <= _LONGEST_LINE and _LINE.fullmatch(line) is not None


def is_related_heading(line: str) -> bool:
    """Tell whether a line stands over links to other stories.

    Examples
    --------
    >>> is_related_heading("Related stories:"), is_related_heading("Related stories: talks fail")
    (True, False)
    """
    return len(line) <= _LONGEST_HEADING and _RELATED.fullmatch(line) is not None


def is_related_line(line: str) -> bool:
    """Tell whether a line under such a heading is a link to another story: a headline or an address, no sentence.

    Examples
    --------
    >>> is_related_line("- Envoys leave Geneva"), is_related_line("The envoys left Geneva on Monday.")
    (True, False)
    """
    text = line.rstrip()
    return len(text) <= _LONGEST_LINK and (
        text.endswith(("...", "…")) or text[-1:] not in (*".!”\"’'", ":") or "://" in text
    )


def find_closing(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield credits in brackets inside or behind paragraphs: start, end, and the author if one is named.

    Examples
    --------
    >>> list(find_closing("He left. (Reporting by Ana Roe in Cairo; editing by Bo Lee)"))
    [(9, 59, 'Ana Roe')]
    >>> list(find_closing("The yen fell.  REUTER"))
    [(13, 21, '')]
    """
    for found in _CLOSING.finditer(text):
        author = (found["author"] or "").strip()
        yield found.start(), found.end(), "" if author.split(" ")[0] in WIRES else author
    signed = _SIGNED.search(text, max(0, len(text) - 60))
    if signed and (signed["agency"] or "AP") in WIRES:
        yield signed.start(), len(text), ""
