"""What a build says, as text that can be compared.

said.py OUT DEST reads every PDF and every page of the site below OUT and writes beside each other, below
DEST: the words of a PDF page by page, its tagged structure with its words, its bookmarks, its links and
what is attached to it; of a page of the site its elements, their attributes and its words; every other file as
it is. White space is folded, for where lines end is not what is compared.
"""

import hashlib
import html.parser
import json
import os
import re
import subprocess
import sys

import pikepdf

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


def folded(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def run(*command: str) -> str:
    # Alternative texts come as bytes that are no UTF-8; what is compared keeps them.
    said = subprocess.run(command, check=True, capture_output=True).stdout
    return said.decode("utf-8", errors="backslashreplace")


def bookmarks(items, depth=0):
    for item in items:
        yield "  " * depth + folded(item.title)
        yield from bookmarks(item.children, depth + 1)


def pdf(path: str) -> dict[str, list[str]]:
    pages = [folded(page) for page in run("pdftotext", "-raw", path, "-").split("\f")]
    structure = [line.rstrip() for line in run("pdfinfo", "-struct-text", path).splitlines()]
    links, attached = [], []
    with pikepdf.open(path) as document:
        with document.open_outline() as outline:
            marks = list(bookmarks(outline.root))
        for number, page in enumerate(document.pages, 1):
            for note in page.get("/Annots", []):
                action = note.get("/A", {})
                where = action.get("/URI", action.get("/D", note.get("/Dest", "")))
                kind = "web" if "/URI" in action else "inside"
                links.append(f"{number} {kind} {where if kind == 'web' else ''} {note.get('/Contents', '')}")
        for name, file in sorted(document.attachments.items()):
            data = file.get_file().read_bytes()
            attached.append(name)
            if name.endswith(".json"):
                text = json.dumps(json.loads(data), ensure_ascii=False, indent=1, sort_keys=True)
                attached.extend(text.splitlines())
            else:
                attached.append(hashlib.sha256(data).hexdigest())
    return {"pages": pages, "structure": structure, "bookmarks": marks, "links": links, "attached": attached}


class Elements(html.parser.HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.lines, self.depth, self.text = [], 0, ""

    def words(self):
        if folded(self.text):
            self.lines.append("  " * self.depth + folded(self.text))
        self.text = ""

    def handle_starttag(self, tag, attrs):
        self.words()
        said = "".join(f' {name}="{folded(value or "")}"' for name, value in sorted(attrs))
        self.lines.append("  " * self.depth + f"<{tag}{said}>")
        self.depth += tag not in VOID

    def handle_endtag(self, tag):
        self.words()
        self.depth -= tag not in VOID

    def handle_data(self, data):
        self.text += data


def page(path: str) -> list[str]:
    reader = Elements()
    with open(path, encoding="utf-8") as file:
        reader.feed(file.read())
    reader.words()
    return reader.lines


def main(out: str, dest: str):
    for folder, _, names in sorted(os.walk(out)):
        for name in sorted(names):
            path = os.path.join(folder, name)
            to = os.path.join(dest, os.path.relpath(path, out))
            os.makedirs(os.path.dirname(to), exist_ok=True)
            if name.endswith(".pdf"):
                said = pdf(path)
            elif name.endswith(".html"):
                said = {"elements": page(path)}
            else:
                with open(path, "rb") as file:
                    said = {"bytes": [hashlib.sha256(file.read()).hexdigest()]}
            for what, lines in said.items():
                with open(f"{to}.{what}", "w", encoding="utf-8") as file:
                    file.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
