"""PDFs keep PDF/A-3a and PDF/UA-1 and carry the data of their edition.

standards.py PDF... checks each file. Then the first one is damaged in ways that break a standard, and
the same check has to refuse every one of them, so that a check that says yes to everything is found out.
"""

import io
import json
import re
import os
import sys

import page
import pikepdf

PROFILES = ("3a", "ua1")
DATA = "report-data.json"


LENGTH = "PDFA3A-STREAM-LENGTH-001"


def lengths_hold(data: bytes) -> bool:
    """Whether a line end and `endstream` stand where the length of each stream says."""
    heads = re.finditer(rb"/Length (\d+)[^>]*?>>\s*?stream\r?\n", data)
    ends = [head.end() + int(head.group(1)) for head in heads]
    return bool(ends) and all(
        re.match(rb"(\r\n|\n|\r)?endstream", data[end : end + 12]) for end in ends
    )


def faults(data: bytes) -> list[str]:
    """What a PDF breaks, rule by rule."""
    found = []
    for profile in PROFILES:
        report = page.validate_pdf_bytes(data, profile=profile)
        # A stream whose last byte is a carriage return looks a byte too long to the validator, which
        # takes it for a part of the line end; where every length is right, that is no fault.
        failures = [f for f in report.failures if f.rule_id != LENGTH or not lengths_hold(data)]
        found += [f"{failure.rule_id}: {failure.message}" for failure in failures]
        if not report.is_compliant and not report.failures:
            found.append(f"{profile}: refused")
    with pikepdf.open(io.BytesIO(data)) as pdf:
        # The rules leave a table without header cells to human eyes; none of ours is one.
        tables = [e for e in tagged(pdf) if str(e.S) == "/Table"]
        bare = sum(all(str(e.S) != "/TH" for e in elements(table.K)) for table in tables)
        if bare:
            found.append(f"{bare} of {len(tables)} tables have no header cell")
        if DATA not in pdf.attachments:
            return found + [f"no {DATA} is attached"]
        attached = pdf.attachments[DATA]
        if attached.relationship != pikepdf.Name.Data:
            found.append(f"{DATA} is attached as {attached.relationship}")
        said = json.loads(attached.get_file().read_bytes())
        title = str(pdf.open_metadata().get("dc:title"))
        if said["document"]["title"] != title:
            found.append(f"{DATA} is of another document than {title}")
    return found


def elements(node):
    """Structure elements below a node, in order."""
    waiting = [node]
    while waiting:
        node = waiting.pop()
        if isinstance(node, pikepdf.Array):
            waiting.extend(reversed(list(node)))
        elif isinstance(node, pikepdf.Dictionary):
            if "/S" in node:
                yield node
            if "/K" in node:
                waiting.append(node.K)


def tagged(pdf):
    """All structure elements of a PDF."""
    root = pdf.Root.get("/StructTreeRoot", {})
    return elements(root["/K"]) if "/K" in root else iter(())


def first(pdf, *kinds):
    return next(e for e in tagged(pdf) if str(e.S) in kinds)


def without_metadata(pdf):
    del pdf.Root.Metadata


def without_tags(pdf):
    del pdf.Root.StructTreeRoot
    del pdf.Root.MarkInfo


def without_language(pdf):
    del pdf.Root.Lang


def without_alternative(pdf):
    # The page says what a formula is only through this text.
    formula = first(pdf, "/Formula", "/Figure")
    del formula["/Alt"]


def with_skipped_heading(pdf):
    first(pdf, "/H2").S = pikepdf.Name("/H4")


def without_header_cells(pdf):
    for element in tagged(pdf):
        if str(element.S) == "/TH":
            element.S = pikepdf.Name("/TD")


def without_relationship(pdf):
    del pdf.Root.AF[0]["/AFRelationship"]


def without_attachment(pdf):
    del pdf.attachments[DATA]
    if "/AF" in pdf.Root:
        del pdf.Root.AF


def with_script(pdf):
    action = {"/S": pikepdf.Name.JavaScript, "/JS": "app.alert(1)"}
    pdf.Root.OpenAction = pikepdf.Dictionary(action)


DAMAGES = [
    without_metadata,
    without_tags,
    without_language,
    without_alternative,
    with_skipped_heading,
    without_header_cells,
    without_relationship,
    without_attachment,
    with_script,
]


def damaged(data: bytes, damage) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        damage(pdf)
        pdf.save(out)
    return out.getvalue()


def main(paths: list[str]) -> int:
    wrong = 0
    for path in paths:
        with open(path, "rb") as file:
            data = file.read()
        found = faults(data)
        wrong += len(found)
        print(f"{path}: {'; '.join(found[:20]) or 'PDF/A-3a and PDF/UA-1, data attached'}")
    # The largest has everything in it that can be damaged.
    with open(max(paths, key=os.path.getsize), "rb") as file:
        data = file.read()
    # Writing it anew breaks nothing by itself.
    if again := faults(damaged(data, lambda pdf: None)):
        print(f"the undamaged copy: {'; '.join(again[:5])}")
        wrong += 1
    for damage in DAMAGES:
        found = faults(damaged(data, damage))
        print(f"  {damage.__name__}: {found[0] if found else 'NOT REFUSED'}")
        wrong += not found
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
