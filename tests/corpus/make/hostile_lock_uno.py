"""Saves a workbook with a password. Run by the system's Python, which alone knows LibreOffice (python3-uno):
`/usr/bin/python3 hostile_lock_uno.py PIPE SOURCE_URL TARGET_URL FILTER`.
"""

import sys
import time

import uno
from com.sun.star.beans import NamedValue, PropertyValue
from com.sun.star.connection import NoConnectException


def option(name: str, value: object) -> PropertyValue:
    """One property of loading or storing."""
    one = PropertyValue()
    one.Name, one.Value = name, value
    return one


def lock(kind: str) -> tuple[PropertyValue, ...]:
    """What locks a file of this kind. Office Open XML takes its key, not a plain password."""
    if "2007" not in kind:
        return (option("Password", "rahasia"),)
    said = (("OOXPassword", "rahasia"), ("CryptoType", "Standard"))
    keys = tuple(NamedValue(name, value) for name, value in said)
    return (option("EncryptionData", uno.Any("[]com.sun.star.beans.NamedValue", keys)),)


def desktop(pipe: str) -> object:
    """LibreOffice's desktop, as soon as it listens at the pipe (at most 30 s)."""
    here = uno.getComponentContext()
    resolver = here.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", here)
    for _ in range(60):
        try:
            there = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.5)
        else:
            return there.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", there)
    raise TimeoutError("LibreOffice does not answer")


def main(pipe: str, source: str, target: str, kind: str) -> None:
    """Loads, saves with the password "rahasia", and ends LibreOffice."""
    office = desktop(pipe)
    book = office.loadComponentFromURL(source, "_blank", 0, (option("Hidden", True),))
    book.storeToURL(target, (option("FilterName", kind), *lock(kind)))
    book.close(True)
    office.terminate()


if __name__ == "__main__":
    main(*sys.argv[1:5])
