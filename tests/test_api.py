from sample_graph import build, extraction

import kg


def test_a_graph_shows_itself_in_a_sandboxed_frame():
    shown = kg.frame(build(extraction()))._repr_html_()
    assert shown.startswith("<iframe ")
    assert ' sandbox="allow-scripts allow-downloads"' in shown
    assert "allow-same-origin" not in shown
    assert "<script" not in shown


def test_unknown_names_are_no_attributes():
    assert not hasattr(kg, "nonsense")
