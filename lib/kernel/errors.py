"""What a person can put right, said so that they can."""


class UserError(Exception):
    """Something a person can mend. Anything else that is raised is a bug.

    what: what is wrong, one plain sentence with the values. where: file, sheet, cell, store; may be empty.
    fix: what to do now.
    """

    def __init__(self, what: str, where: str = "", fix: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.fix = fix

    def __str__(self) -> str:
        place = f" ({self.where})" if self.where else ""
        return f"{self.what}{place}{' ' + self.fix if self.fix else ''}"
