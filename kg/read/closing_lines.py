"""Lines that sites and agencies put round a story: text -> credits, notices, invitations, and whom they credit."""

import re
from collections.abc import Iterator

__all__ = ["find_closing", "is_boilerplate_line"]

_LONGEST_LINE = 500
_TASK = r"(?:reporting|writing|editing|report|compiled|compiling|translation|translated|additional\ reporting)"
_LINE = re.compile(
    rf"""\s*(?:
      [\[(]?{_TASK}(?:,?\ (?:and|&)\ {_TASK}|,\ {_TASK}){{0,2}}\ by\b.{{2,400}}
    | [\[(]?(?:with|additional)\ (?:input|inputs|reporting|agency\ inputs?|files?)\b.{{0,160}}
    | [\[(]?(?:edited|reported|written|produced)\ by\b[^.]{{2,160}}\.?[\])]?
    | .{{0,300}}\bcontributed(?:\ reporting)?(?:\ to\ this\ (?:report|story|article|piece|dispatch))?\.?[\])]?
    | [\[(]?(?:except\ for\ the\ headline|disclaimer\s?:|catch\ all\ the|download\ the\ .{{0,40}}\bapp\b).{{0,400}}
    | [\[(]?(?:this|the)\ (?:report|story|article|post|content|copy|piece|material)\s
      (?:is|was|has\ been|has\ not\ been|have\ been|comes|may\ not\ be|may\ have\ been|also|first|originally)\ (?:also\ |first\ |originally\ |being\ |only\ )?
      (?:auto-?\ ?generated|generated|published|produced|syndicated|updated|corrected|edited|republished|appeared|translated|created|supported|sponsored|funded|amended|from\ (?:a|the)\ (?:syndicated|wire|news)|part\ of\ (?:a|our|the)\ (?:series|partnership|newsletter)|redistributed|reproduced)\b.{{0,300}}
    | (?:read|see|watch|listen|view|hear)(?:\ (?:also|more|next|now|here|full|the\ full|too|it))?\s?(?::|\||»|>|–|—).{{0,200}}
    | (?:read|see)\ (?:more|also|next|the\ full\ (?:story|article|report))\b.{{0,80}}
    | also\ (?:read|watch|see|on)\b.{{0,200}}
    | (?:more|related|recommended|trending|top|popular|latest)(?:\ (?:articles|stories|story|coverage|links|news|topics|content|reading|headlines|from\ .{{1,40}}|on\ this\ story|for\ you|videos?))?\s*(?::.{{0,200}})?
    | (?:most\ (?:read|popular|viewed)|share\ (?:this|on|via|full\ article|the\ article).{{0,40}}|story\ continues.{{0,60}}|article\ continues.{{0,60}}|continue\ reading.{{0,60}}|slideshow.{{0,40}}|skip\ (?:to|past)\ .{{0,60}}|end\ of\ (?:list|story|advert).{{0,20}}|leave\ a\ comment|comments?\s?(?:\([0-9]+\))?|[0-9]+\ comments?|[0-9]{{1,2}}\ min(?:ute)?s?\ read|(?:listen|print|save|share|tweet|email|pin)(?:\ (?:to\ )?(?:this|the)\ article)?)
    | (?:-+\s?)?(?:advertisement|advertising|sponsored(?:\ content)?|promoted(?:\ content)?)(?:\s?[-–—:|].{{0,80}})?(?:\s?-+)?
    | (?:sign\ up|subscribe|click\ (?:here|to)|tap\ here|follow\ (?:us|him|her|me|@|[A-Z]\w+\ on)|like\ us|join\ (?:us|our)|get\ (?:the\ latest|our|more|unlimited|breaking)|support\ (?:our|independent|us)|donate|register|log\ in|sign\ in|stay\ (?:informed|up\ to\ date|connected|updated)|have\ (?:something\ to\ add|a\ tip|you\ seen)|send\ (?:us|your|tips)|contact\ (?:us|the\ (?:author|reporter|writer)s?)|email\ (?:us|the\ author))\b.{{0,260}}
    | .{{0,80}}\b(?:newsletters?|podcast|whatsapp\ channel|telegram\ channel)\b.{{0,60}}\b(?:here|inbox|sign\ up|subscribe)\b.{{0,120}}
    | (?:©|\(c\)\ |copyright\b).{{0,240}}
    | .{{0,120}}\ball\ rights\ reserved\b.{{0,160}}
    | [\[(]?(?:image|photo|picture|video|credits?|photograph|illustration|graphic|file\ photo|file\ image|caption|photos|images)(?:\ (?:source|credit|credits|caption|courtesy|by))?\s?(?::|\||/|©|by\b).{{0,240}}
    | [\[(]?(?:file|handout|representational|representative)\ (?:photo|image|picture|pic)[\])]?\.?
    | [\w .'’-]{{2,60}}\ ?(?:/|\|\ ?|via\ )(?:getty\ images|reuters|afp|ap|epa|epa-efe|anadolu|shutterstock|bloomberg|ap\ photo|afp\ via\ getty\ images)[\])]?
    | (?:getty\ images|ap\ photo.{{0,80}}|reuters|afp|associated\ press|anadolu)
    | (?:tags?|topics?|keywords?|filed\ under|categories|category|sources?)\s?:.{{0,240}}
    | [-—–*=_\#•·.~\s]{{2,80}}
    | [-—–]?\ ?(?:ends?|30|xxx)\ ?[-—–]
    )\s*""",
    re.VERBOSE | re.IGNORECASE,
)
_CLOSING = re.compile(
    rf"""[\[(]\s?{_TASK}(?:,?\ (?:and|&)\ {_TASK}|,\ {_TASK}){{0,2}}\ by\ (?P<author>[^()\[\];,]{{2,80}}?)
        (?:\ in\ [^()\[\];,]{{2,40}})?(?:[;,][^()\[\]]{{0,400}})?[\])]
    | [\[(](?:photo|image|picture|file\ photo|video|credit|photograph)(?:\ (?:source|credit|courtesy|by))?\s?(?::|/|by\ )[^()\[\]]{{0,200}}[\])]
    | (?P<note>\([A-Z]{{2,6}}(?:/[A-Z]{{2,6}}|\ inputs)?\)|—\ ?(?:AP|AFP|Reuters|PTI|dpa))(?=\s*(?:\n|\Z))
    """,
    re.VERBOSE | re.IGNORECASE,
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


def find_closing(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield credits in brackets inside or behind paragraphs: start, end, and the author if one is named.

    Examples
    --------
    >>> list(find_closing("He left. (Reporting by Ana Roe in Cairo; editing by Bo Lee)"))
    [(9, 59, 'Ana Roe')]
    """
    for found in _CLOSING.finditer(text):
        note = found["note"]
        if note and note.startswith("(") and not note.isupper() and "inputs" not in note:
            continue
        yield found.start(), found.end(), (found["author"] or "").strip()
