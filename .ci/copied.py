"""Counts what is copied wrongly out of PDFs: copied.py TOOLS FOLDER [DIFFERENCES TO SHOW].

FOLDER holds ours.pdf and plain.pdf, the same report by us and by the typesetter alone, and for each a
JSON of what its pages say. A difference is a grapheme cluster that was put in, left out or changed
between a page and what is copied from it, blanks aside; control and format characters count. Besides,
a search finds a word as often as the pages have it, and what is not seen on a page (title, outline,
links, alternative texts) has no invisible characters.
"""

import ctypes
import difflib
import json
import shutil
import subprocess
import sys
import unicodedata
from pathlib import Path

import pypdfium2
import pypdfium2.raw as raw
import regex

# What a reader looks for: with ำ, and with tone marks that are raised above a vowel.
SEARCHED = ("สำนักงาน", "ทำ", "น้ำ", "ต่ำกว่า", "จัดตั้ง", "ที่", "ผู้อำนวยการ", "เพิ่มขึ้น")


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
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)]


def pdf_js(pdf: Path, tools: Path) -> list[str]:
    script = Path(__file__).with_suffix(".mjs")
    return json.loads(subprocess.run(["node", script, tools, pdf], check=True, capture_output=True).stdout)


def show(a: list[str], b: list[str], most: int) -> None:
    """Some of the differences, each with what stands around it."""
    for kind, i, j, k, l in difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if kind != "equal" and most > 0:
            most -= 1
            around = "".join(a[max(0, i - 6) : j + 6])
            print(f"      {around!r}: {''.join(a[i:j])!r} is copied as {''.join(b[k:l])!r}")


def unseen(pdf: Path) -> list[str]:
    """What a PDF says beside its pages: title, author, outline, structure and links."""

    def text(of, *how) -> str:
        size = of(*how, None, 0)
        buffer = (ctypes.c_ushort * (size // 2 + 1))()
        of(*how, buffer, size)
        return bytes(buffer)[: max(size - 2, 0)].decode("utf-16-le")

    document = pypdfium2.PdfDocument(pdf)
    texts = list(document.get_metadata_dict().values())
    texts += [entry.get_title() for entry in document.get_toc()]
    for page in document:
        tree = raw.FPDF_StructTree_GetForPage(page)
        open_ = [raw.FPDF_StructTree_GetChildAtIndex(tree, at) for at in range(raw.FPDF_StructTree_CountChildren(tree))]
        while open_:
            element = open_.pop()
            if element:
                for of in (raw.FPDF_StructElement_GetTitle, raw.FPDF_StructElement_GetAltText):
                    texts.append(text(of, element))
                count = raw.FPDF_StructElement_CountChildren(element)
                open_ += [raw.FPDF_StructElement_GetChildAtIndex(element, at) for at in range(count)]
        raw.FPDF_StructTree_Close(tree)
        for at in range(raw.FPDFPage_GetAnnotCount(page)):
            annotation = raw.FPDFPage_GetAnnot(page, at)
            texts.append(text(raw.FPDFAnnot_GetStringValue, annotation, b"Contents"))
            raw.FPDFPage_CloseAnnot(annotation)
    return [text for text in texts if text]


def main() -> int:
    tools, folder = Path(sys.argv[1]), Path(sys.argv[2])
    shown = int(sys.argv[3]) if len(sys.argv) > 3 else 20
    readers = {"pdfium": pdfium}
    if shutil.which("pdftotext"):
        readers["pdftotext"] = pdftotext
    if (tools / "node_modules/pdfjs-dist").is_dir() and shutil.which("node"):
        readers["pdf.js"] = lambda pdf: pdf_js(pdf, tools)
    wrong = []
    for reader, read in readers.items():
        counts = {}
        for name in ("ours", "plain"):
            pages = json.loads((folder / f"{name}.json").read_text())
            read_back = read(folder / f"{name}.pdf")
            said, copied = [clusters(page) for page in pages], [clusters(page) for page in read_back]
            assert len(said) == len(copied), f"{reader}: {len(copied)} pages of {len(said)}"
            counts[name] = sum(map(distance, said, copied))
            print(f"{reader:9} {name:5} {counts[name]:6} of {sum(map(len, said))} clusters differ")
            if name == "ours":
                for a, b in zip(said, copied):
                    if a != b and shown > 0:
                        show(a, b, shown)
                for word in SEARCHED:
                    there, hits = "".join(pages).count(word), "".join("".join(read_back).split()).count(word)
                    # Pdfium orders a few raised marks by their place; those are counted above.
                    if hits != there and reader != "pdfium":
                        wrong.append(f"{reader} finds {word} {hits} times of {there}")
        most = 0 if reader == "pdftotext" else counts["plain"] // 10
        if counts["ours"] > most:
            wrong.append(f"{reader}: {counts['ours']} differences, at most {most} are allowed")
    texts = unseen(folder / "ours.pdf")
    marked = [text for text in texts if any(unicodedata.category(c) in ("Cc", "Cf") for c in text)]
    print(f"{len(texts)} texts beside the pages, {len(marked)} with invisible characters")
    wrong += [f"invisible characters in {text!r}" for text in marked]
    print("\n".join(wrong), end="\n" if wrong else "")
    return 1 if wrong or not texts else 0


if __name__ == "__main__":
    sys.exit(main())
