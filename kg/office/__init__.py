"""Who holds which office, and what is part of what: document and mentions -> ``holds_role`` and ``part_of``.

The way through: `roles` is called with a document and asks two readers, who share `places` (which mention covers a
token). `offices` walks from each person's name to the words before and after it, which `titles` reads: title, body,
whether it is over; `verbs` reads *was named*, *serves as*, *heads* the same way and asks `kg.status` whether it is so.
Where a title stands without its body (*President Joe Biden*), `context` looks for it elsewhere in the article: a list of
somebody's officials, a fuller mention, the state whose institutions it names. `memberships` reads bodies and
politicians beside their state or party, and a body that is known to belong to somebody named with it; `known` has the
known actors. Which words are titles, bodies and members says the ontology (``kg/ontology/offices.toml``).
"""
