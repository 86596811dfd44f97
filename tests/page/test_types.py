"""The page's scripts are typed JavaScript: checked by TypeScript's compiler where it is installed."""

import shutil
import subprocess

import pytest

from kg.export.html import SCRIPTS, _read

FORBIDDEN = (
    "innerHTML",
    "outerHTML",
    "insertAdjacentHTML",
    "document.write",
    "eval(",
    "new Function",
    ".setAttribute('on",
)


@pytest.mark.parametrize("name", SCRIPTS)
def test_scripts_never_read_text_as_markup(name):
    text = _read(name)
    assert text.startswith("// @ts-check\n")
    assert not [word for word in FORBIDDEN if word in text]


def test_types_hold(tmp_path):
    compiler = shutil.which("tsc")
    if compiler is None:
        pytest.skip("no tsc: npm install -g typescript")
    source = "// @ts-check\n" + "\n".join(map(_read, SCRIPTS)) + "\nexport {};\n"
    (tmp_path / "page.js").write_text(source, encoding="utf-8")
    (tmp_path / "vis.d.ts").write_text("declare const vis: any;\n", encoding="utf-8")
    options = "--allowJs --checkJs --noEmit --strict --target es2022 --module es2022 --lib es2022,dom,dom.iterable"
    command = [compiler, *options.split(), "page.js", "vis.d.ts"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout
