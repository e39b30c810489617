"""A repository with one API, its bindings and its lock, all committed."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from tests.cli.conftest import Command

FOLDER = Path("wsdl/superoffice/Services88")
LOCK = FOLDER / "contract.lock"
WSDL = FOLDER / "ErpSync.wsdl"
PAGE = FOLDER / "examples/ForceResync.md"
_PROJECT = """\
[[api]]
name = "superoffice"
version = "Services88"
wsdl = ["wsdl/superoffice/Services88/*.wsdl"]
examples = ["wsdl/superoffice/Services88/examples/*.md"]
package = "superoffice.services88"
sources = ["published/*.wsdl"]

[[api.accept]]
code = "header-outside-header"
reason = "the pages show header elements as children of Envelope"

[[api.accept]]
code = "soap-version-differs"
reason = "the pages show SOAP 1.2, the binding is 1.1"
"""


@dataclass(frozen=True)
class Sample:
    """The repository's folder, and the command run in it."""

    root: Path
    run: Command

    @classmethod
    def make(cls, root: Path, checkout: Path, run: Command) -> Sample:
        """Generate, lock and commit."""
        (root / "shop.wsdl").unlink()
        (root / "wsdlsmith.toml").write_text(_PROJECT)
        shutil.copytree(checkout / FOLDER, root / FOLDER)
        (root / LOCK).unlink(missing_ok=True)
        (root / "published").mkdir()
        shutil.copy(root / WSDL, root / "published")
        sample = cls(root, run)
        assert run("generate")[0] == 0
        assert run("lock")[0] == 0
        sample.git("init", "--quiet", "--initial-branch=main")
        sample.commit("The service as it is")
        return sample

    def git(self, *arguments: str) -> str:
        """Run git in the repository."""
        identity = ("-c", "user.name=Tester", "-c", "user.email=tester@example.org")
        command = ["git", *identity, *arguments]
        done = subprocess.run(
            command, cwd=self.root, capture_output=True, text=True, check=True
        )
        return done.stdout

    def commit(self, message: str) -> None:
        """Commit all that there is."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", message)

    def change(self, path: Path | str, old: str, new: str) -> None:
        """Put ``new`` where ``old`` stands in a file."""
        text = (self.root / path).read_text()
        assert old in text, f"{path} has no {old}"
        (self.root / path).write_text(text.replace(old, new))

    def check(self, *arguments: str) -> tuple[int, str]:
        """Exit code and output of check; nothing may have been written."""
        before = self.git("status", "--porcelain")
        code, out, err = self.run("check", *arguments)
        assert self.git("status", "--porcelain") == before
        return code, out + err
