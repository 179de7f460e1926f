"""Typst's own compiler on a folder with report.typ, for .ci/against-typst.

    typst-peer.py compile FOLDER    compiles once
    typst-peer.py watch FOLDER      compiles at once and again at each line of standard input, with the
                                    caches of one process, and prints the seconds each took
"""

import sys
import time

import typst

verb, folder = sys.argv[1:]
compiler = typst.Compiler(
    f"{folder}/report.typ",
    root=folder,
    font_paths=typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[f"{folder}/fonts"]
    ),
    ignore_system_fonts=True,
)


def compile():
    started = time.perf_counter()
    compiler.compile(output=f"{folder}/report.pdf")
    return time.perf_counter() - started


took = compile()
if verb == "watch":
    print(took, flush=True)
    for _ in sys.stdin:
        print(compile(), flush=True)
