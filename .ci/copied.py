"""Counts what is copied wrongly out of PDFs: .ci/copied TOOLS FOLDER.

FOLDER holds ours.pdf and plain.pdf, the same report by us and by the typesetter alone, and for each a
JSON of what its pages say. A difference is a grapheme cluster that was put in, left out or changed
between a page and what is copied from it, blanks aside; control and format characters count.
"""

import json
import subprocess
import sys
import unicodedata
from pathlib import Path

import regex


def clusters(text: str) -> list[str]:
    """Grapheme clusters without blanks; a control character is one of its own."""
    parts = []
    for cluster in regex.findall(r"\X", "".join(text.split())):
        plain = "".join(c for c in cluster if unicodedata.category(c) not in ("Cc", "Cf"))
        parts += [plain] if plain else []
        parts += [c for c in cluster if c not in plain]
    return parts


def distance(a: list[str], b: list[str]) -> int:
    """Edit distance, a column of the table at a time as the bits of one number (Myers, Hyyrö)."""
    if not a:
        return len(b)
    where: dict[str, int] = {}
    for at, cluster in enumerate(a):
        where[cluster] = where.get(cluster, 0) | 1 << at
    mask, last = (1 << len(a)) - 1, 1 << (len(a) - 1)
    up, down, score = mask, 0, len(a)
    for cluster in b:
        same = where.get(cluster, 0)
        across = (((same & up) + up) ^ up) | same | down
        right, left = down | (mask & ~(across | up)), up & across
        score += bool(right & last) - bool(left & last)
        right = (right << 1 | 1) & mask
        left = (left << 1) & mask
        same |= down
        up, down = left | (mask & ~(same | right)), right & same
    return score


def pdftotext(pdf: Path) -> list[str]:
    text = subprocess.run(["pdftotext", "-raw", "-enc", "UTF-8", pdf, "-"], check=True, capture_output=True).stdout
    return text.decode().removesuffix("\f").split("\f")


def pdfium(pdf: Path) -> list[str]:
    import pypdfium2

    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)]


def pdf_js(pdf: Path, tools: Path) -> list[str]:
    script = Path(__file__).with_suffix(".mjs")
    return json.loads(subprocess.run(["node", script, tools, pdf], check=True, capture_output=True).stdout)


def show(a: list[str], b: list[str], most: int) -> None:
    """Some of the differences, each with what stands around it."""
    import difflib

    for kind, i, j, k, l in difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if kind != "equal" and most > 0:
            most -= 1
            around = "".join(a[max(0, i - 6) : j + 6])
            print(f"      {around!r}: {''.join(a[i:j])!r} is copied as {''.join(b[k:l])!r}")


def main() -> int:
    tools, folder = Path(sys.argv[1]), Path(sys.argv[2])
    shown = int(sys.argv[3]) if len(sys.argv) > 3 else 3
    readers = {"pdftotext": pdftotext, "pdfium": pdfium, "pdf.js": lambda pdf: pdf_js(pdf, tools)}
    failed = False
    for reader, read in readers.items():
        counts = {}
        for name in ("ours", "plain"):
            said = [clusters(page) for page in json.loads((folder / f"{name}.json").read_text())]
            copied = [clusters(page) for page in read(folder / f"{name}.pdf")]
            assert len(said) == len(copied), f"{reader}: {len(copied)} pages of {len(said)}"
            counts[name] = sum(map(distance, said, copied))
            print(f"{reader:10} {name:6} {counts[name]:6} of {sum(map(len, said))} clusters differ")
            if name == "ours":
                for a, b in zip(said, copied):
                    if a != b and shown > 0:
                        show(a, b, shown)
        most = 0 if reader == "pdftotext" else counts["plain"] // 10
        if counts["ours"] > most:
            print(f"{reader}: {counts['ours']} differences, at most {most} are allowed")
            failed = True
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
