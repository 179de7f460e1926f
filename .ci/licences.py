"""Every dependency has a licence of the list; what is under the MPL is named and unmodified."""

import json
import re
import subprocess
import sys

ALLOWED = {
    "MIT", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "0BSD", "ISC", "Zlib", "Unicode-3.0", "CC0-1.0",
}
# Packages under the MPL-2.0, used unmodified, and why they are there.
MPL = {"option-ext": "through dirs, of the typesetter's helper"}


def holds(expression: str) -> bool:
    """Whether a licence expression can be met from the list."""
    words = re.findall(r"[()]|[^\s()]+", expression.replace("/", " OR "))
    python, skip = [], False
    for at, word in enumerate(words):
        if skip:
            skip = False
        elif word in "()":
            python.append(word)
        elif word in ("AND", "OR"):
            python.append(word.lower())
        else:
            # An exception only ever gives more freedom.
            skip = words[at + 1 : at + 2] == ["WITH"]
            if word != "WITH" and words[at - 1 : at] != ["WITH"]:
                python.append(str(word in ALLOWED))
    return bool(python) and bool(eval(" ".join(python), {}, {}))  # only True, False, and, or, ( )


metadata = json.loads(subprocess.run(
    ["cargo", "metadata", "--format-version", "1", "--locked"], check=True, capture_output=True, text=True).stdout)
bad = []
for package in metadata["packages"]:
    licence = package.get("license") or ""
    if package["name"] in MPL and licence == "MPL-2.0":
        continue
    if not holds(licence):
        bad.append(f"{package['name']} {package['version']}: {licence or 'no licence given'}")
if bad:
    sys.exit("licences that are not on the list:\n  " + "\n  ".join(bad))
print(f"{len(metadata['packages'])} packages, every licence on the list")
