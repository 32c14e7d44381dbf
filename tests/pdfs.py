"""PDFs as their readers have them: the words, and the structure that a screen reader walks."""

import io

from pypdf import PdfReader
from pypdf.generic import DictionaryObject, IndirectObject


def words_of_pdf(content: bytes) -> str:
    """Everything that a PDF says, on one line."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages).split())


def tags_of_pdf(content: bytes) -> set[str]:
    """The kinds of all elements of a PDF's structure."""
    found: set[str] = set()
    todo: list[object] = [PdfReader(io.BytesIO(content)).root_object["/StructTreeRoot"]]
    while todo:
        one = todo.pop()
        one = one.get_object() if isinstance(one, IndirectObject) else one
        if isinstance(one, DictionaryObject):
            if "/S" in one:
                found.add(str(one["/S"]).removeprefix("/"))
            todo.append(one.get("/K"))
        elif isinstance(one, list):
            todo.extend(one)
    return found
